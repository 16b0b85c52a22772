#pragma once

// The sandbox: runs ONE untrusted program under a Spec and returns a Report. It knows no JSON, no
// problems and no rewards.
//
//   Result<std::unique_ptr<Executor>> executor = start_executor({.slots = 2});
//   Spec spec{.argv = {"/usr/bin/python3", "main.py"}, .root = python_root,
//             .profile = Profile::Python, .files = {{"main.py", code}}, .input = stdin_blob};
//   Result<Report> report = (*executor)->run(spec);
//
// What the program did is data (Report::verdict); only a failure of ours is an Error. The design
// (slots, forkers, armed inits) is told in docs/ARCHITECTURE.md, the walls in docs/SECURITY.md.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/units.h"

namespace assay::sandbox {

/// How much of the isolation this host lets us have; ordered from weakest to strongest.
enum class Tier {
  Confined,  ///< No namespaces to be had: seccomp, Landlock, rlimits, subreaper.
  Rootless,  ///< User namespaces, but no cgroup: memory by rlimit and sampling.
  Full,      ///< Namespaces and a cgroup (v2 or v1) that limits and accounts the whole tree.
};
/// "confined", "rootless", "full".
std::string_view name(Tier tier);

/// The seccomp allow-list to run under: one per runtime family, see policy_tables.cc.
enum class Profile { Native, Python, Jvm, Node, Go, Shell, Compiler };
/// "native", "python", ...
std::string_view name(Profile profile);
std::optional<Profile> profile_from_name(std::string_view name);

/// Immutable bytes in a sealed memfd: what goes into a box without being copied on our side. Cheap
/// to copy (shared ownership); thread safe, since nothing can change it.
class Blob {
 public:
  /// An empty blob, without a descriptor.
  Blob() = default;
  /// Errors: Io (no memory or descriptors).
  static Result<Blob> from(std::string_view bytes);

  std::int64_t size() const;
  /// The sealed memfd, or -1 when empty. Its file offset is shared: open /proc/self/fd/N anew to
  /// read by offset, or use pread(2).
  int fd() const;
  /// A copy of the bytes.
  Result<std::string> bytes() const;
  /// Whether it is the very same memfd.
  bool operator==(const Blob&) const = default;

 private:
  struct Sealed;
  std::shared_ptr<const Sealed> sealed_;
};

/// A host path that is bound, read-only, into the box's root.
struct BoundPath {
  std::string host = {};  ///< Absolute. Missing on the host: the executor reports Unsupported.
  std::string box = {};   ///< Absolute path inside; empty: the same as host.
  bool optional = false;  ///< A missing host path is passed over.
  bool operator==(const BoundPath&) const = default;
};
struct RootLink {
  std::string box = {};     ///< Absolute path of the symbolic link.
  std::string target = {};  ///< What it points to.
  bool operator==(const RootLink&) const = default;
};
struct RootFile {
  std::string box = {};  ///< Absolute path of a generated read-only file (/etc/passwd, ...).
  std::string content = {};
  bool operator==(const RootFile&) const = default;
};
/// The root file system of a box: only what the language needs. Assembled once per slot and
/// layout, read-only, nosuid, nodev. /box (the work directory), /tmp, /dev/shm, a minimal /dev and
/// /proc are always there and are not listed here.
struct Root {
  std::vector<BoundPath> paths = {};
  std::vector<RootLink> links = {};
  std::vector<RootFile> files = {};
  /// What the runtime opens by itself of this: Report::read_outside is silent about it.
  std::vector<std::string> opens = {};
  bool proc = true;  ///< Whether /proc (this box's PIDs only) is mounted.
  bool exec = true;  ///< Whether files in /box and /tmp can be code; confined does not hold that.
  bool operator==(const Root&) const = default;
};

/// What a run may cost. All limits are for the whole process tree unless said otherwise. Wall time
/// is a back-stop; CPU time decides Verdict::TimeLimit.
struct Limits {
  CpuTime cpu{std::chrono::seconds(2)};
  WallTime wall{std::chrono::seconds(8)};
  Bytes memory = Bytes::mib(256);    ///< Peak of the tree, incl. page cache, shm and tmpfs.
  int processes = 64;                ///< Processes and threads alive at once.
  Bytes output = Bytes::mib(16);     ///< Per captured stream.
  Bytes file_size = Bytes::mib(64);  ///< Of any one file (RLIMIT_FSIZE).
  Bytes disk = Bytes::mib(64);       ///< Of /box and, apart, of /tmp.
  std::int64_t inodes = 4096;        ///< Of /box and, apart, of /tmp.
  int open_files = 256;              ///< Per process.
  Bytes stack = Bytes::mib(64);      ///< Per process; clipped to `memory`.
};

/// A file that is placed into /box before the program starts. `name` is a relative path; see
/// validate_file_names for what is refused.
struct File {
  std::string name = {};
  Blob content = {};
  bool executable = false;
  bool operator==(const File&) const = default;
};

/// A descriptor of ours that the program gets under a number of its choice (pipes between two
/// boxes). Borrowed until run() returns; what the box still had of it ends then.
struct PassedFd {
  int number = 3;  ///< In the box, 3..15.
  int fd = -1;     ///< On our side.
};

/// Allows a run of a Python interpreter to be a clone of one that has started before. It must not
/// change what the run does, only how soon it begins: whoever sets it vouches that importing the
/// modules has no effect on programs but that they are imported. Runs of equal argv, env and Warm
/// share an interpreter, which is kept; so one whose PYTHONHASHSEED is not fixed has one hash seed
/// for all its runs.
struct Warm {
  std::vector<std::string> modules = {};  ///< Imported ahead of time, in this order.
  /// What is imported from the program's own folder: these are there (below /box, at most one
  /// folder deep) while the interpreter warms up. A run gets its files by Spec::files, as ever.
  std::vector<File> files = {};
  /// Python text that is executed afterwards, in a namespace of its own which is then dropped:
  /// first calls, which fill a library's caches.
  std::string script = {};
  bool operator==(const Warm&) const = default;
};

/// Allows a run to begin in an interpreter that was started ahead, for this one run, in the run's
/// own box and behind all of its walls: a standby. It must not change what the run does, only how
/// soon it begins. To be had in tier full; a box keeps at most one, of the kind of its last runs.
struct Standby {
  /// How the interpreter comes to load "/box/.assay-hold.so" when it has started and before it
  /// looks at its program (forker/hold.cc: an N-API module, an agent of the JVM): words after
  /// argv[0], and variables.
  std::vector<std::string> options = {};
  std::vector<std::string> env = {};
  bool operator==(const Standby&) const = default;
};

/// One run. A value: everything that decides what happens.
struct Spec {
  std::vector<std::string> argv = {};     ///< argv[0] is an absolute path inside the box.
  std::vector<std::string> env = {};      ///< "NAME=value"; nothing is inherited.
  std::shared_ptr<const Root> root = {};  ///< Never null.
  Profile profile = Profile::Native;
  Limits limits = {};
  std::vector<File> files = {};
  Blob input = {};                        ///< Standard input; read-only to the program.
  std::vector<std::string> collect = {};  ///< Names of files below /box to return afterwards.
  bool capture_channel = false;  ///< Descriptor 3 is a pipe whose text goes to Report::channel.
  std::shared_ptr<const Warm> warm = {};        ///< Null: always a cold start.
  std::shared_ptr<const Standby> standby = {};  ///< Likewise.
  std::vector<PassedFd> passed = {};  ///< May also replace 0 and 1: then these are not captured.
  /// Runs that do not give way get the processors first when they have to wait for one (compile
  /// steps give way; needs a cpu control group). Decides nothing.
  bool gives_way = false;
  /// Set, if not null, when the run is seen to have used more than Limits::cpu. Beside others that
  /// may not end it yet, so whoever believes what it says before its end has to look here.
  std::shared_ptr<std::atomic<bool>> over_time = {};
};

/// How a run ended, by kernel counters and not by exit codes that a program can choose.
enum class Verdict {
  Ok,                 ///< Exited with status 0 within its limits.
  RuntimeError,       ///< Another status, or a signal that was not of our making.
  TimeLimit,          ///< Used up its CPU time.
  IdleLimit,          ///< Reached the wall limit having slept or blocked.
  MemoryLimit,        ///< The kernel killed it for memory, or its peak passed the limit.
  OutputLimit,        ///< A stream, a file or the disk passed its bound.
  SecurityViolation,  ///< A system call that kills was tried.
};
/// "ok", "runtime_error", "time_limit", ...: names of protocol v1.
std::string_view name(Verdict verdict);

/// What it cost.
struct Usage {
  CpuTime cpu;  ///< user + system of the tree, orphans included.
  CpuTime user;
  CpuTime system;
  WallTime wall;              ///< From exec to the end of the main process.
  Bytes memory_peak;          ///< By the cgroup; sampled where there is none.
  bool memory_exact = false;  ///< Whether memory_peak is the kernel's own high-water mark.
};

/// A file that was asked for in Spec::collect.
struct CollectedFile {
  std::string name = {};
  std::string content = {};
  std::string refused =
      {};  ///< Not empty: why it was not returned ("not a regular file", "too large").
};

struct Report {
  Verdict verdict = Verdict::Ok;
  std::string detail;            ///< For people: "killed by SIGSEGV", "wrote 17 MiB to stdout".
  std::optional<int> exit_code;  ///< Nothing if it was ended by a signal or by us.
  std::optional<int> signal;
  std::string out;  ///< Standard output up to Limits::output.
  std::string err;
  std::string channel;
  bool out_truncated = false;
  bool err_truncated = false;
  Usage usage;
  std::vector<CollectedFile> files;
  std::vector<std::string> refused_calls;  ///< Names of refused system calls, each once.
  /// Directories and files of the box's own root that it opened, but Root::opens: "/", ... Absolute
  /// paths, sorted, 16 at most. Tier confined, where a box has no root of its own, does not tell.
  std::vector<std::string> read_outside;
  int leftover_processes = 0;  ///< Still alive when the main process ended; killed.
  bool warm = false;           ///< It began in an interpreter that had started before.
  bool starved = false;        ///< IdleLimit, but it was waiting for a processor: no verdict on it.
  /// The load of the machine may have made the verdict (TimeLimit by less than the guard band,
  /// IdleLimit with some waiting; or starved): run it again alone, and take what comes then.
  bool in_doubt = false;
  Tier tier = Tier::Full;  ///< What isolation was in force.
};

/// Runs programs. Thread safe: call run() from as many threads as there are slots (more callers
/// wait for a free slot). An interface, so that what is above is tested without a process.
class Executor {
 public:
  virtual ~Executor() = default;
  /// Blocks until the program has ended, been killed or been cancelled through `stop`, and
  /// everything it started is dead. Bounded: limits.wall plus the teardown time. Errors: Sandbox,
  /// BadSubmission (file names), Unsupported (root path missing), Cancelled, Io. After an Error the
  /// slot is rebuilt; the next run is not affected. With as many runs as processors the calling
  /// thread may be kept to one of them (sched_setaffinity(2)) until the call returns.
  virtual Result<Report> run(const Spec& spec, std::stop_token stop = {}) = 0;
  virtual int slots() const = 0;
  virtual Tier tier() const = 0;
};

/// Something that this host does or does not give, for `assay doctor`.
struct Capability {
  std::string name = {};  ///< "user namespaces", "cgroup v2", "seccomp", "landlock"
  bool available = false;
  std::string detail;  ///< The kernel's answer, and what follows from it.
};
struct HostReport {
  Tier tier = Tier::Confined;  ///< The strongest that can be had.
  std::string cgroup;  ///< "v2 at /sys/fs/cgroup/...", "v1 (memory, pids, cpuacct)", "none".
  std::vector<Capability> capabilities;
};
/// Tries each wall for real (in a child process) and says what holds. Takes some 20 ms.
Result<HostReport> probe_host();

struct ExecutorOptions {
  int slots = 1;  ///< Runs at a time.
  /// Refuse to start below this tier.
  Tier require = Tier::Rootless;
  /// Use a weaker tier although a stronger one could be had (tests of the tiers).
  std::optional<Tier> force = {};
  /// Tier confined: use at most this ABI of Landlock (tests of older kernels).
  std::optional<std::uint32_t> landlock_abi = {};
};
/// Errors: Unsupported (the host gives less than `require`), Sandbox.
Result<std::unique_ptr<Executor>> start_executor(const ExecutorOptions& options);

/// Why these names cannot be placed together in a box, or nothing: refused are absolute names, "."
/// and ".." components, empty components, NUL, control characters and backslash, names over 255
/// bytes a component or 4,096 in all, more than 16 levels or 1,024 files, and two names that are
/// equal when case is folded or of which one is a directory of the other.
std::optional<std::string> validate_file_names(const std::vector<std::string>& names);

}  // namespace assay::sandbox
