// The init of one run: process 1 of fresh PID, mount and IPC namespaces with a fresh tmpfs at /box
// and /tmp. It is armed before the request comes: mounts made, the payload forked and locked in. A
// request then costs it the files, the limits and a futex wake. Afterwards it holds CAP_KILL and
// its socket, nothing else; it reaps, and when the main process ends it kills what is left and
// reports. The payload can neither signal it (process 1), nor trace or read it (not dumpable, other
// identity where there are two), nor see it in /proc (hidepid).

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <sys/fsuid.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <climits>
#include <cstdio>

#include "sandbox/forker/box.h"
#include "sandbox/forker/channel.h"
#include "sandbox/forker/init_steps.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

constexpr int kHighFd = 32;  // where received descriptors wait, out of the way of 0..15
constexpr std::uint32_t kMaxStrings = 64 * 1024;  // argv and env together
constexpr std::size_t kHeadSize = 4096;
constexpr std::size_t kPointers = kMaxStrings * sizeof(char*);
constexpr std::size_t kSharedSize = kHeadSize + kPointers + wire::kMaxBody;
constexpr std::uint64_t kBeneath = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;

Message g_message;

void mount_tmpfs(const Box& box, const char* path, unsigned mode, const wire::Next& order,
                 Stage stage) {
  char options[160];
  std::snprintf(options, sizeof options, "mode=%o,uid=%u,gid=%u,size=%llu,nr_inodes=%llu", mode,
                box.payload, box.payload, static_cast<unsigned long long>(order.disk),
                static_cast<unsigned long long>(order.inodes));
  if (::mount("assay", path, "tmpfs", MS_NOSUID | MS_NODEV, options) != 0) {
    fail(kSocket, stage);
  }
}

void mount_views(const Box& box, const wire::Next& order) {
  mount_tmpfs(box, "/box", 0755, order, Stage::BoxTmpfs);
  mount_tmpfs(box, "/tmp", 01777, order, Stage::TmpTmpfs);
  // Read-only, so that nothing below /proc/self can be written (oom_score_adj, uid_map, ...).
  constexpr unsigned long kFlags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC;
  if (box.has_proc &&
      ::mount("proc", "/proc", "proc", kFlags, "hidepid=invisible,subset=pid") != 0) {
    fail(kSocket, Stage::Proc);
  }
  if (::chdir("/box") != 0) {
    fail(kSocket, Stage::BoxTmpfs);
  }
}

void hide_proc() {
  if (::mount("none", "/proc", "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
              "size=4k,nr_inodes=1,mode=0555") != 0) {
    fail(kSocket, Stage::Proc);
  }
}

}  // namespace

pid_t fork_payload(const Box& box, Shared& shared, const sock_fprog& policy) {
  // Not clone3: the seccomp profiles of containers refuse it.
  const long pid = ::syscall(SYS_clone, CLONE_FILES | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (pid < 0) {
    fail(kSocket, Stage::Payload);
  }
  if (pid == 0) {
    run_payload(box, shared, policy);
  }
  while (__atomic_load_n(&shared.armed, __ATOMIC_ACQUIRE) == 0) {
    futex(&shared.armed, FUTEX_WAIT, 0);
  }
  if (shared.failure.stage != Stage::None) {
    errno = shared.failure.error;
    fail(kSocket, shared.failure.stage);
  }
  return static_cast<pid_t>(pid);
}

namespace {

// Has the zygote at the other end of `link` put a clone of itself into this process's namespaces.
// It becomes a child of init when the helper that the zygote did it with has ended (Entered), and
// it tells when it has locked itself in; these two come in any order.
pid_t await_clone(int link, Shared& shared) {
  const int self = static_cast<int>(::syscall(SYS_pidfd_open, ::getpid(), 0));
  if (self < 0 || !send(link, wire::Kind::Enter, nullptr, 0, &self, 1)) {
    fail(kSocket, Stage::Enter);
  }
  ::close(self);
  pid_t pid = 0;
  for (bool entered = false; !entered || pid == 0;) {
    char body[sizeof(wire::Failed)];
    errno = EPIPE;
    if (!receive(link, g_message, body, sizeof body)) {
      fail(kSocket, Stage::Enter);
    }
    if (g_message.header.kind == wire::Kind::Entered) {
      entered = true;
    } else if (g_message.header.kind == wire::Kind::Locked) {
      wire::Locked locked;
      std::memcpy(&locked, body, sizeof locked);
      pid = locked.pid;
      shared.listener = g_message.take_fd();
    } else {
      wire::Failed failed;
      std::memcpy(&failed, body, sizeof failed);
      errno = failed.error;
      fail(kSocket, failed.stage);
    }
  }
  return pid;
}

int open_view(const char* path) {
  const int fd = ::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    fail(kSocket, Stage::OpenViews);
  }
  return fd;
}

void report_armed(const Box& box, const Shared& shared) {
  int fds[4];
  int count = 0;
  fds[count++] = open_view("/box");
  fds[count++] = open_view("/tmp");
  if (box.has_proc) {
    fds[count++] = open_view("/proc");
  }
  fds[count++] = shared.listener;
  const wire::Armed armed{box.has_proc ? 1U : 0U, 1U};
  if (!send(kSocket, wire::Kind::Armed, &armed, sizeof armed, fds, count)) {
    fail(kSocket, Stage::SendArmed);
  }
  for (int i = 0; i < count; ++i) {
    ::close(fds[i]);
  }
  if (!box.wants_proc && box.has_proc) {
    hide_proc();
  }
}

void make_parents(const char* name, std::uint32_t index) {
  char path[PATH_MAX];
  for (std::size_t i = 0; name[i] != '\0' && i + 1 < sizeof path; ++i) {
    path[i] = name[i];
    if (name[i + 1] == '/') {
      path[i + 1] = '\0';
      if (::mkdir(path, 0755) != 0 && errno != EEXIST) {
        fail(kSocket, Stage::PlaceFile, index);
      }
    }
  }
}

void place_file(const char* name, std::uint64_t size, bool executable, std::uint32_t index) {
  make_parents(name, index);
  const int out = open_beneath(AT_FDCWD, name, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW,
                               executable ? 0755 : 0644, kBeneath);
  if (out < 0) {
    fail(kSocket, Stage::PlaceFile, index);
  }
  if (size > 0) {
    const int in = g_message.take_fd();
    off_t offset = 0;
    while (static_cast<std::uint64_t>(offset) < size) {
      const ssize_t copied =
          ::sendfile(out, in, &offset, size - static_cast<std::uint64_t>(offset));
      if (copied <= 0) {
        errno = copied == 0 ? EIO : errno;
        fail(kSocket, Stage::PlaceFile, index);
      }
    }
    ::close(in);
  }
  ::close(out);
}

// As the payload's identity, so that the files are the program's own.
void place_files(const Box& box, wire::Unpacker& body) {
  const std::uint32_t count = body.u32();
  if (count == 0) {
    return;
  }
  ::setfsuid(box.payload);
  ::setfsgid(box.payload);
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    const char* name = body.bytes().data();
    const std::uint64_t size = body.u64();
    place_file(name, size, body.u32() != 0, i);
  }
  ::setfsuid(box.keeper);
  ::setfsgid(box.keeper);
}

// The box was armed with the disk of the run before; tmpfs(5) takes new bounds by remounting.
void resize_disk(const Box& box, wire::Next& order, wire::Unpacker& body) {
  const std::uint64_t disk = body.u64();
  const std::uint64_t inodes = body.u64();
  if (!body.ok() || box.confined() || (disk == order.disk && inodes == order.inodes)) {
    return;
  }
  order.disk = disk;
  order.inodes = inodes;
  char options[96];
  std::snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu",
                static_cast<unsigned long long>(disk), static_cast<unsigned long long>(inodes));
  for (const char* path : {"/box", "/tmp"}) {
    if (::mount(nullptr, path, nullptr, MS_REMOUNT | MS_NOSUID | MS_NODEV, options) != 0) {
      fail(kSocket, Stage::DiskLimit);
    }
  }
}

// Lowering another process's limits needs the same identity or CAP_SYS_RESOURCE in its user
// namespace (prlimit(2)); raising its hard ones is never possible, so they are clipped.
void limit(pid_t payload, std::uint32_t resource, std::uint64_t soft, std::uint64_t hard,
           std::uint32_t index) {
  const auto which = static_cast<__rlimit_resource>(resource);
  rlimit wanted{soft, hard};
  if (::prlimit(payload, which, &wanted, nullptr) == 0) {
    return;
  }
  rlimit have{};
  if (errno != EPERM || ::prlimit(payload, which, nullptr, &have) != 0) {
    fail(kSocket, Stage::Limit, index);
  }
  wanted.rlim_max = have.rlim_max < hard ? have.rlim_max : hard;
  wanted.rlim_cur = wanted.rlim_max < soft ? wanted.rlim_max : soft;
  if (::prlimit(payload, which, &wanted, nullptr) != 0) {
    fail(kSocket, Stage::Limit, index);
  }
}

void set_limits(pid_t payload, wire::Unpacker& body) {
  const std::uint32_t count = body.u32();
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    const std::uint32_t resource = body.u32();
    const std::uint64_t soft = body.u64();
    limit(payload, resource, soft, body.u64(), i);
  }
}

void take_descriptors(Shared& shared, wire::Unpacker& body) {
  shared.fd_count = body.u32();
  if (shared.fd_count > wire::kFirstFreeTarget) {
    errno = EBADMSG;
    fail(kSocket, Stage::Protocol);
  }
  for (std::uint32_t i = 0; i < shared.fd_count; ++i) {
    const int received = g_message.take_fd();
    const int high = ::fcntl(received, F_DUPFD_CLOEXEC, kHighFd);
    if (high < 0) {
      fail(kSocket, Stage::Descriptors, i);
    }
    ::close(received);
    shared.fds[i] = {high, static_cast<std::int32_t>(body.u32())};
  }
}

char** take_strings(wire::Unpacker& body, char**& next, const char** end) {
  char** const first = next;
  const std::uint32_t count = body.u32();
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    if (const_cast<const char**>(next) + 1 >= end) {
      errno = E2BIG;
      fail(kSocket, Stage::Exec);
    }
    *next++ = const_cast<char*>(body.bytes().data());
  }
  *next++ = nullptr;
  return first;
}

void keep_only_kill() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2] = {};
  sets[0].effective = sets[0].permitted = 1U << CAP_KILL;
  if (::syscall(SYS_capset, &header, sets) != 0) {
    fail(kSocket, Stage::Capabilities);
  }
}

}  // namespace

void let_go() {
  if (::close_range(kSocket + 1, ~0U, CLOSE_RANGE_UNSHARE) != 0 ||
      ::close_range(0, kSocket - 1, 0) != 0) {
    fail(kSocket, Stage::Descriptors);
  }
}

std::uint32_t kill_leftovers() {
  while (::wait4(-1, nullptr, WNOHANG | __WALL, nullptr) > 0) {
  }
  std::uint32_t count = 0;
  ::kill(-1, SIGKILL);
  for (;;) {
    const pid_t pid = ::wait4(-1, nullptr, __WALL, nullptr);
    if (pid > 0) {
      ++count;
    } else if (errno == ECHILD) {
      return count;
    }
  }
}

void add_usage(wire::Ended& ended) {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto microseconds = [](const timeval& t) {
    return static_cast<std::uint64_t>(t.tv_sec) * 1000000 + static_cast<std::uint64_t>(t.tv_usec);
  };
  ended.user_us = microseconds(usage.ru_utime);
  ended.system_us = microseconds(usage.ru_stime);
  ended.max_rss = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

namespace {

wire::Ended reap(pid_t payload, std::uint64_t started) {
  wire::Ended ended{};
  pid_t pid;
  do {
    pid = ::wait4(-1, &ended.status, __WALL, nullptr);
  } while (pid != payload && (pid > 0 || errno == EINTR));
  ended.wall_ns = now_ns() - started;
  ended.leftovers = kill_leftovers();
  add_usage(ended);
  return ended;
}

void release_clone(int link, const Shared& shared) {
  wire::Release release;
  release.fd_count = shared.fd_count;
  int fds[wire::kFirstFreeTarget];
  for (std::uint32_t i = 0; i < shared.fd_count; ++i) {
    fds[i] = shared.fds[i].from;
    release.targets[i] = shared.fds[i].to;
  }
  if (!send(link, wire::Kind::Release, &release, sizeof release, fds,
            static_cast<int>(shared.fd_count))) {
    fail(kSocket, Stage::Enter);
  }
}

}  // namespace

void take_run(const Box& box, Shared& shared, pid_t payload, wire::Next order) {
  char* const shared_base = reinterpret_cast<char*>(&shared);
  char** pointers = reinterpret_cast<char**>(shared_base + kHeadSize);
  char* const body_at = shared_base + kHeadSize + kPointers;
  for (;;) {
    if (!receive(kSocket, g_message, body_at, wire::kMaxBody)) {
      ::_exit(0);  // the supervisor has no use for this run any more
    }
    wire::Unpacker body(body_at, g_message.header.size);
    if (g_message.header.kind != wire::Kind::Files && g_message.header.kind != wire::Kind::Run) {
      errno = EBADMSG;
      fail(kSocket, Stage::Protocol);
    }
    resize_disk(box, order, body);
    place_files(box, body);
    if (g_message.header.kind == wire::Kind::Files) {
      continue;
    }
    set_limits(payload, body);
    take_descriptors(shared, body);
    auto* const end = const_cast<const char**>(pointers) + kMaxStrings;
    shared.argv = take_strings(body, pointers, end);
    shared.envp = take_strings(body, pointers, end);
    if (!body.ok() || shared.argv[0] == nullptr) {
      errno = EBADMSG;
      fail(kSocket, Stage::Protocol);
    }
    return;
  }
}

Shared& map_shared() {
  void* const memory =
      ::mmap(nullptr, kSharedSize, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    fail(kSocket, Stage::SharedMemory);
  }
  return *static_cast<Shared*>(memory);
}

void release(Shared& shared) {
  __atomic_store_n(&shared.released, 1, __ATOMIC_RELEASE);
  futex(&shared.released, FUTEX_WAKE, 1);
}

void run_init(const Box& box, int socket, int link, const wire::Next& order) {
  if (::dup3(socket, kSocket, O_CLOEXEC) != kSocket) {
    ::_exit(1);
  }
  ::close(socket);
  ::close(box.control);
  ::prctl(PR_SET_NAME, "init", 0, 0, 0);
  // Only now is this process in its group, which thus becomes the root of what it sees.
  if (order.into_cgroup != 0 && ::unshare(CLONE_NEWCGROUP) != 0) {
    fail(kSocket, Stage::CgroupNamespace);
  }
  mount_views(box, order);
  Shared& shared = map_shared();
  const pid_t payload = link >= 0 ? await_clone(link, shared)
                                  : fork_payload(box, shared, box.policies[order.profile]);
  report_armed(box, shared);
  take_run(box, shared, payload, order);
  const std::uint64_t started = now_ns();
  if (link >= 0) {
    release_clone(link, shared);
  } else {
    release(shared);
  }
  let_go();
  keep_only_kill();
  const wire::Ended ended = reap(payload, started);
  if (shared.failure.stage != Stage::None) {
    errno = shared.failure.error;
    fail(kSocket, shared.failure.stage);
  }
  send(kSocket, wire::Kind::Ended, &ended, sizeof ended);
  for (;;) {
    ::pause();  // the forker ends it; until then the namespaces stay
  }
}

}  // namespace assay::sandbox::forker
