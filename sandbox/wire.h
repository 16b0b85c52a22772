#pragma once

// The whole protocol between the supervisor (libassay_sandbox), the forker of a box and the init of
// a run. All three are one version of Assay: the forker's executable is embedded in the library.
//
//   supervisor                      forker (one a slot and root layout)        init (one a run)
//      |-- Begin (plan) ------------->|  assembles the root, pivots
//      |<-- Ready [root] | Failed ----|
//      |-- Policy (profile, BPF) ---->|  kept for the inits to come
//      |-- Next ---------------------->|  clones the next init, which clones the payload
//      |<-- Armed [box, tmp, proc, listener] --------------------------------------|
//      |-- Files* [contents] ----------------------------------------------------->|
//      |-- Run (argv, limits, fds) [contents, stdin, stdout, ...] ---------------->|  executes
//      |<-- Leaving (if others must be killed now) --------------------------------|
//      |<-- Ended | Failed --------------------------------------------------------|
//      |-- Kill (if it must be ended) -------------------------------------------->|
//      |<-- Reaped (cost) ------------|  if there was no Ended: nothing of the run is left
//
// The forker carries out one Next after the other. The last message of a run is Ended (all of it
// but init is dead, and that is ending) or Reaped. The forker sleeps while an init lives, so all of
// this goes over one socket, of which forker, init and (from Armed to the execution of the program,
// see forker/payload.cc) payload hold the same end one after the other. What a run that has ended
// did not read, the forker passes over.
//
// In tier confined there is no forker: each run has an init of its own (forker/confined.cc), the
// same executable, over one socket:
//
//   supervisor                               init
//      |-- Confine (ids, paths, BPF) [box, tmp] ->|  locks a payload in
//      |<-- Armed [listener] | Failed ------------|
//      |-- Files*, Run -------------------------->|  releases the payload
//      |-- Kill (if it must be ended) ----------->|
//      |<-- Ended | Failed -----------------------|  everything below it is dead; exits
//
// A run can also start from a warm interpreter, a zygote: a child of the forker that has started,
// has imported what it was told to and waits. Then the payload is not init's child but a clone of
// the zygote, put into init's namespaces; a socket between the two, the link, joins them:
//
//   supervisor                      forker            zygote                   init
//      |-- Zygote (argv, files) ----->|  clones ------->|
//      |<-- Born [pidfd] -------------|                 |
//      |-- Go ----------------------------------------->|  executes the interpreter
//      |<-- Warmed [names of modules] ------------------|
//      |-- Clone (filter) [link, cgroup] -------------->|<-- Enter [pidfd] -----|
//      |                                                |--- Entered ---------->|
//      |                                          clone |--- Locked [listener] >|  Armed, as above
//      |                                          clone |<-- Release [stdin..] -|
//
// Or from a standby (standby.h): an interpreter that was started ahead for this one run, by a Run
// of its own, and waits just before the program. The library that waits in it (forker/hold.cc) is
// joined to init by a link as well:
//
//   supervisor                                init                      interpreter
//      |-- Next (standby), Run (files, argv) ->|  as above                   |
//      |<-- Armed [box, ...] ------------------|                             |
//      |<-- Warmed ----------------------------|<-- Warmed ------------------|  has started
//      |-- Files*, Run (limits, fds) --------->|-- Release [stdin..] ------->|  goes on
//                                              |<-- Entered -----------------|
//
// The SOCK_SEQPACKET socket "control" lives as long as the forker. (One more leads to each zygote,
// for its life.) End of file on it ends the init, if there is one, and the forker, and since that
// is the first process of its PID namespace, all that it made. A message is a Header, then a body
// of `size` bytes, then descriptors (SCM_RIGHTS) in the order that its kind says. A body over
// kInlineBody travels in a memfd, which then is the first descriptor. Bodies are written with
// Packer and read with Unpacker: 32- and 64-bit numbers in host order, and byte strings after their
// length.
//
// This header is compiled into the forker, which has neither exceptions nor iostreams.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace assay::sandbox::wire {

inline constexpr std::uint32_t kInlineBody = 32 * 1024;
inline constexpr std::uint32_t kMaxBody = 8 * 1024 * 1024;  ///< ARG_MAX is 6 MiB at most.
inline constexpr int kMaxFds = 250;                         ///< SCM_MAX_FD is 253.
inline constexpr std::uint32_t kMaxFilesPerMessage = 200;
inline constexpr int kControlFd = 3;  ///< The socket's number in the executable as it starts.
inline constexpr int kFirstFreeTarget = 16;  ///< Descriptors of a program are below this.
inline constexpr int kHoldSocket = kFirstFreeTarget - 1;  ///< The link's number in a standby.
inline constexpr const char* kHoldPath = "/box/.assay-hold.so";
inline constexpr const char* kHoldScratch = "/tmp/assay-standby";  ///< Gone before a run.
inline constexpr std::uint32_t kProfiles = 16;                     ///< More than there are.
// Descriptors of a zygote. A clone closes them before it starts its program.
inline constexpr int kZygoteSocket = 20;
inline constexpr int kZygoteHostProc = 21;  ///< For oom_score_adj, as Box::host_proc.
inline constexpr int kZygoteOutput = 22;    ///< The other end of its standard output and error.
inline constexpr int kZygoteModules = 23;   ///< Made by the interpreter: the names of its modules.

enum class Kind : std::uint32_t {
  Begin = 1,
  Ready,
  Policy,
  Next,
  Reaped,
  Armed,
  Files,
  Run,
  Leaving,
  Ended,
  Failed,
  Confine,
  Kill,
  Zygote,
  Born,
  Go,
  Warmed,
  Clone,
  Enter,
  Entered,
  Locked,
  Release
};

struct Header {
  Kind kind = Kind::Failed;
  std::uint32_t size = 0;
  std::uint32_t in_memfd = 0;
};

/// Where something failed between clone and exec; the text is in stages.cc.
enum class Stage : std::uint32_t {
  None,
  Protocol,
  Signals,
  Privatise,
  OpenTree,
  TreeAttributes,
  Identity,
  RootTmpfs,
  Populate,
  AttachTree,
  Devices,
  PivotRoot,
  DetachOldRoot,
  SealRoot,
  Hostname,
  CgroupNamespace,
  Capabilities,
  Clone,
  BoxTmpfs,
  TmpTmpfs,
  Proc,
  SharedMemory,
  Payload,
  OomScore,
  NoNewPrivs,
  Seccomp,
  OpenViews,
  SendArmed,
  PlaceFile,
  Limit,
  Descriptors,
  Exec,
  Subreaper,
  Landlock,
  Zygote,
  Enter,
  Standby,
};

struct Failed {
  Stage stage = Stage::None;
  std::int32_t error = 0;
  std::uint32_t index = 0;  ///< Of the path, file or limit, where there are several.
};

/// Body of Next. Descriptors: the run's cgroup v2 directory if `into_cgroup`; the init's end of the
/// link if `from_zygote`.
struct Next {
  std::uint32_t profile = 0;
  std::uint32_t into_cgroup = 0;
  std::uint32_t from_zygote = 0;
  std::uint32_t standby = 0;  ///< There will be two Runs: see above.
  std::uint64_t disk = 0;
  std::uint64_t inodes = 0;
  std::int32_t processor = -1;  ///< To arm the init on and to wait there; -1: wherever.
  std::uint32_t unused = 0;
};

/// Body of Reaped: the cost of the init and of everything that it or the kernel waited for.
struct Reaped {
  std::uint64_t user_us = 0;
  std::uint64_t system_us = 0;
  std::uint64_t max_rss = 0;  ///< Bytes, of the largest process.
};

/// Body of Armed. Descriptors: /box, /tmp, then /proc if `proc`, then the listener if `listener`.
struct Armed {
  std::uint32_t proc = 0;
  std::uint32_t listener = 0;
};

/// Head of the body of Confine; then a count of paths (bytes host, u32 optional), and the filter.
struct Confine {
  std::uint32_t abi = 0;       ///< The Landlock ABI to use, as the kernel has it.
  std::uint32_t take_ids = 0;  ///< Become `id` (root's boxes have a user of their own).
  std::uint32_t id = 0;        ///< Uid and gid.
};

/// Body of Ended: the main process has ended and everything else in the box is dead.
struct Ended {
  std::int32_t status = 0;  ///< As wait(2) gives it.
  std::uint32_t leftovers = 0;
  std::uint64_t wall_ns = 0;
  std::uint64_t user_us = 0;
  std::uint64_t system_us = 0;
  std::uint64_t max_rss = 0;
};

/// Body of Clone before the filter's program, which is the rest. Descriptors: the zygote's end of
/// the link; the run's cgroup v2 directory if `into_cgroup`.
struct Clone {
  std::uint32_t payload = 0;  ///< User and group of the program.
  std::uint32_t into_cgroup = 0;
};

/// Body of Warmed.
struct Warmed {
  std::uint64_t touched = 0;  ///< Bytes that each clone has of its own before it is released.
};

/// Body of Locked, which carries the listener of the filter.
struct Locked {
  std::int32_t pid = 0;  ///< In init's namespace.
};

/// Body of Release: as which numbers the program gets the descriptors that come with it.
struct Release {
  std::uint32_t fd_count = 0;
  std::int32_t targets[kFirstFreeTarget] = {};
};

/// Reads what a Packer wrote. Going past the end makes ok() false and yields zeros from then on.
class Unpacker {
 public:
  Unpacker(const void* data, std::size_t size) : at_(static_cast<const char*>(data)), left_(size) {}
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  /// Points into the buffer; a NUL follows it there.
  std::string_view bytes() {
    const std::uint32_t size = u32();
    if (!ok_ || left_ < std::size_t{size} + 1) {
      ok_ = false;
      return std::string_view("", 0);
    }
    std::string_view view(at_, size);
    skip(std::size_t{size} + 1);
    return view;
  }
  bool ok() const { return ok_; }

 private:
  template <typename T>
  T number() {
    T value{};
    if (!ok_ || left_ < sizeof value) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, at_, sizeof value);
    skip(sizeof value);
    return value;
  }
  void skip(std::size_t n) {
    at_ += n;
    left_ -= n;
  }

  const char* at_;
  std::size_t left_;
  bool ok_ = true;
};

}  // namespace assay::sandbox::wire
