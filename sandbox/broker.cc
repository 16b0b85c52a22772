// Two kinds of calls are asked about. A signal that arrives while a call waits to be looked at
// makes it fail with EINTR where its handler does not restart calls (seccomp_unotify(2)): so only
// calls are asked about that few programs make.
//
// A file's mode or times: what a path means could change between a look and the kernel's own, so
// the supervisor reads the path once, resolves it beneath /box or /tmp (openat2(2)) and makes the
// change itself, by descriptor. Nothing else of the host can be reached, whatever the program swaps
// meanwhile.
//
// A signal, before Linux 6.12: arguments are numbers in registers, which cannot change; to another
// process of the run the supervisor sends it itself through a pidfd that it has checked, so that a
// number that was given to another process meanwhile is not hit.

#include "sandbox/broker.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <utility>

#include "base/unique_fd.h"
#include "sandbox/confined_policy.h"
#include "sandbox/process_tree.h"

namespace assay::sandbox {
namespace {

constexpr Ruling kRefuse{Ruling::Kind::Refuse, 0};
constexpr Ruling kProceed{Ruling::Kind::Proceed, 0};
constexpr unsigned kModeBits = 0777;

Ruling returned(int error) { return {Ruling::Kind::Return, error}; }

int int_argument(const seccomp_notif& request, std::size_t i) {
  return static_cast<int>(request.data.args[i]);
}

bool is_call(const seccomp_notif& request, long nr) { return request.data.nr == nr; }

std::string link_text(const std::string& path) {
  std::array<char, PATH_MAX> text{};
  const ssize_t size = ::readlink(path.c_str(), text.data(), text.size());
  return std::string(text.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
}

std::string path_of(int fd) { return link_text("/proc/self/fd/" + std::to_string(fd)); }

/// The rest of `path` below `directory`, "." for itself; nothing if it is not there.
std::optional<std::string> below(const std::string& path, const std::string& directory) {
  if (path == directory) {
    return ".";
  }
  if (path.size() > directory.size() + 1 && path.starts_with(directory) &&
      path[directory.size()] == '/') {
    return path.substr(directory.size() + 1);
  }
  return std::nullopt;
}

UniqueFd resolve(int directory, const std::string& path, bool follow) {
  open_how how{};
  how.flags = static_cast<std::uint64_t>(O_PATH | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW));
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
  return UniqueFd(
      static_cast<int>(::syscall(SYS_openat2, directory, path.c_str(), &how, sizeof how)));
}

/// Reads from the memory of a process: up to `size` bytes, less at the end of a mapping.
std::size_t read_memory(int memory, std::uint64_t address, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    // Page by page: the next one may not be there.
    const std::size_t page_left = 4096 - (address + done) % 4096;
    const ssize_t got = ::pread(memory, to + done, std::min(size - done, page_left),
                                static_cast<off_t>(address + done));
    if (got <= 0) {
      break;
    }
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::optional<std::string> read_string(int memory, std::uint64_t address) {
  std::array<char, PATH_MAX> text{};
  const std::size_t got = read_memory(memory, address, text.data(), text.size());
  const void* const end = std::memchr(text.data(), '\0', got);
  if (end == nullptr) {
    return std::nullopt;
  }
  return std::string(text.data());
}

pid_t process_of_thread(int proc, pid_t thread) {
  const std::string status = read_proc_file(proc, std::to_string(thread) + "/status");
  const std::size_t at = status.find("\nTgid:\t");
  return at == std::string::npos ? 0 : static_cast<pid_t>(std::atoi(status.c_str() + at + 7));
}

}  // namespace

/// The arguments of one of the calls, made alike.
struct Broker::Change {
  int directory = AT_FDCWD;
  std::optional<std::string> path = {};  ///< Nothing: the descriptor itself.
  bool follow = true;
  std::optional<unsigned> mode = {};                  ///< Of chmod,
  std::optional<std::array<timespec, 2>> times = {};  ///< or of utimensat; neither: now.
};

Broker::Broker(Run run) : run_(std::move(run)), calls_(asked_calls(run_.abi)) {}

bool Broker::decides(int nr) const {
  return std::find(calls_.begin(), calls_.end(), nr) != calls_.end();
}

Ruling Broker::rule(int listener, const seccomp_notif& request) {
  const ActingAs user(run_.user);
  for (const long nr :
       {SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo}) {
    if (is_call(request, nr)) {
      return signal(request);
    }
  }
  return change(listener, request);
}

// --- modes and times -----------------------------------------------------------------------------

Ruling Broker::change(int listener, const seccomp_notif& request) {
  const std::string caller = std::to_string(request.pid);
  const UniqueFd memory(::openat(run_.proc, (caller + "/mem").c_str(), O_RDONLY | O_CLOEXEC));
  // If the caller still waits now, what was opened is its memory and not a later process's.
  if (!memory || ::ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &request.id) != 0) {
    return kRefuse;
  }
  constexpr long kFchmodat2 = 452;
  Change wanted;
  std::uint64_t path = 0;
  int flags = 0;
#if defined(__x86_64__)
  if (is_call(request, SYS_chmod)) {
    path = request.data.args[0];
    wanted.mode = static_cast<unsigned>(request.data.args[1]);
  }
#endif
  if (is_call(request, SYS_fchmod)) {
    wanted.directory = int_argument(request, 0);
    wanted.mode = static_cast<unsigned>(request.data.args[1]);
  } else if (is_call(request, SYS_fchmodat) || is_call(request, kFchmodat2)) {
    wanted.directory = int_argument(request, 0);
    path = request.data.args[1];
    wanted.mode = static_cast<unsigned>(request.data.args[2]);
    flags = is_call(request, kFchmodat2) ? int_argument(request, 3) : 0;
  } else if (is_call(request, SYS_utimensat)) {
    wanted.directory = int_argument(request, 0);
    path = request.data.args[1];
    flags = int_argument(request, 3);
    std::array<timespec, 2> times{};
    if (request.data.args[2] != 0) {
      if (read_memory(memory.get(), request.data.args[2], reinterpret_cast<char*>(times.data()),
                      sizeof times) != sizeof times) {
        return returned(EFAULT);
      }
      wanted.times = times;
    }
  }
  wanted.follow = (flags & AT_SYMLINK_NOFOLLOW) == 0;
  if (path != 0 || wanted.directory == AT_FDCWD) {
    wanted.path = read_string(memory.get(), path);
    if (!wanted.path) {
      return returned(EFAULT);
    }
    if (wanted.path->empty()) {
      if ((flags & AT_EMPTY_PATH) == 0) {
        return returned(ENOENT);
      }
      wanted.path.reset();
    }
  }
  const UniqueFd target(open_target(caller, wanted));
  return target ? apply(target.get(), wanted) : errno == EPERM ? kRefuse : returned(errno);
}

/// The path as the host's root sees it, links and dots unresolved.
std::string Broker::absolute(const std::string& caller, const Change& change) const {
  if (change.path->starts_with('/')) {
    return *change.path;
  }
  const std::string process = "/proc/" + caller;
  const std::string base =
      link_text(change.directory == AT_FDCWD ? process + "/cwd"
                                             : process + "/fd/" + std::to_string(change.directory));
  return base + "/" + *change.path;
}

// -1 with EPERM for what is not below /box or /tmp.
int Broker::open_target(const std::string& caller, const Change& change) {
  if (!change.path) {
    const std::string name = caller + "/fd/" + std::to_string(change.directory);
    UniqueFd target(::openat(run_.proc, name.c_str(), O_PATH | O_CLOEXEC));
    if (!target) {
      errno = EBADF;
      return -1;
    }
    const std::string where = path_of(target.get());
    if (below(where, run_.box_path) || below(where, run_.tmp_path)) {
      return target.release();
    }
    errno = EPERM;
    return -1;
  }
  const std::string path = absolute(caller, change);
  for (const auto& [directory, root] :
       {std::pair{run_.box, run_.box_path}, std::pair{run_.tmp, run_.tmp_path}}) {
    if (const std::optional<std::string> rest = below(path, root)) {
      UniqueFd target = resolve(directory, *rest, change.follow);
      errno = !target && errno == EXDEV ? EPERM : errno;
      return target.release();
    }
  }
  errno = EPERM;
  return -1;
}

Ruling Broker::apply(int target, const Change& change) {
  const std::string handle = "/proc/self/fd/" + std::to_string(target);
  int status = 0;
  if (change.mode) {
    struct stat info{};
    const bool is_directory = ::fstat(target, &info) == 0 && S_ISDIR(info.st_mode);
    // Disk use must stay measurable: the owner of a directory always keeps it.
    status = ::chmod(handle.c_str(), (*change.mode & kModeBits) | (is_directory ? 0700U : 0U));
  } else {
    status =
        ::utimensat(AT_FDCWD, handle.c_str(), change.times ? change.times->data() : nullptr, 0);
  }
  return returned(status == 0 ? 0 : errno);
}

// --- signals -------------------------------------------------------------------------------------

bool Broker::has_group(pid_t group) {
  const std::vector<TreeProcess> tree = processes_below(run_.proc, run_.init);
  return std::any_of(tree.begin(), tree.end(),
                     [&](const TreeProcess& process) { return process.group == group; });
}

Ruling Broker::signal_process(pid_t target, int number) {
  const UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, target, 0)));
  if (!handle) {
    return returned(ESRCH);
  }
  // Alive or not yet waited for while the descriptor is open, if it descends from init.
  if (!is_below(run_.proc, run_.init, target)) {
    return kRefuse;
  }
  return returned(::syscall(SYS_pidfd_send_signal, handle.get(), number, nullptr, 0) == 0 ? 0
                                                                                          : errno);
}

// A group or session of the run holds none but the run's: its main process began a session.
Ruling Broker::signal(const seccomp_notif& request) {
  const pid_t target = int_argument(request, 0);
  const pid_t own = process_of_thread(run_.proc, static_cast<pid_t>(request.pid));
  if (is_call(request, SYS_tkill)) {
    return target > 0 && process_of_thread(run_.proc, target) == own ? kProceed : kRefuse;
  }
  if (target == own && target > 0) {
    return kProceed;
  }
  if (!is_call(request, SYS_kill) || target == -1 || target == INT_MIN) {
    return kRefuse;
  }
  if (target > 0) {
    return signal_process(target, int_argument(request, 1));
  }
  return target == 0 || has_group(-target) ? kProceed : kRefuse;
}

}  // namespace assay::sandbox
