// The init of one run: process 1 of fresh PID, mount and IPC namespaces with a fresh tmpfs at /box
// and /tmp. It shares the forker's memory, which sleeps as long as init lives, and sleeps itself
// while the payload, which as a rule shares that memory too, locks itself in and takes the request.
// So a run copies no address space, and no two of them ever run at once. When the program has been
// executed init holds CAP_KILL and the socket, nothing else; it reaps, and when the main process
// ends it kills what is left, reports and ends. A word over the socket, or its end, ends it, and
// with it the run.
// The program can neither signal it (process 1), nor trace or read it (not dumpable, other identity
// where there are two), nor see it in /proc (hidepid); the OOM killer passes over it
// (in_vfork() in include/linux/sched/mm.h).

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

#include <cstdio>

#include "sandbox/forker/box.h"
#include "sandbox/forker/crowd.h"
#include "sandbox/forker/init_link.h"
#include "sandbox/forker/init_steps.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

constexpr std::size_t kStack = std::size_t{64} * 1024;
alignas(16) char g_init_stack[kStack];
alignas(16) char g_payload_stack[kStack];

void mount_tmpfs(const Arming& arming, const char* path, unsigned mode, Stage stage) {
  char options[160];
  const uid_t owner = arming.box.payload;
  std::snprintf(options, sizeof options, "mode=%o,uid=%u,gid=%u,size=%llu,nr_inodes=%llu", mode,
                owner, owner, static_cast<unsigned long long>(arming.order.disk),
                static_cast<unsigned long long>(arming.order.inodes));
  // The library that a standby loads comes to /box.
  const bool exec = arming.box.wants_exec || arming.order.standby != 0;
  if (::mount("assay", path, "tmpfs", MS_NOSUID | MS_NODEV | (exec ? 0 : MS_NOEXEC), options) !=
      0) {
    fail(arming.socket, stage);
  }
}

void open_view(Arming& arming, const char* path) {
  const int fd = ::open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) {
    fail(arming.socket, Stage::OpenViews);
  }
  arming.views[arming.view_count++] = fd;
}

// Read-only, so that nothing below /proc/self can be written (oom_score_adj, uid_map, ...). Where
// the program is not to have it, it is there for the supervisor's eyes, below an empty directory.
void mount_proc(Arming& arming) {
  constexpr unsigned long kFlags = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC;
  if (::mount("proc", "/proc", "proc", kFlags, "hidepid=invisible,subset=pid") != 0) {
    fail(arming.socket, Stage::Proc);
  }
  open_view(arming, "/proc");
  if (!arming.box.wants_proc &&
      ::mount("none", "/proc", "tmpfs", kFlags, "size=4k,nr_inodes=1,mode=0555") != 0) {
    fail(arming.socket, Stage::Proc);
  }
}

void mount_views(Arming& arming) {
  mount_tmpfs(arming, "/box", 0755, Stage::BoxTmpfs);
  mount_tmpfs(arming, "/tmp", 01777, Stage::TmpTmpfs);
  open_view(arming, "/box");
  open_view(arming, "/tmp");
  if (arming.box.has_proc) {
    mount_proc(arming);
  }
  if (::chdir("/box") != 0) {
    fail(arming.socket, Stage::BoxTmpfs);
  }
}

void enter_payload(void* arming) { run_payload(*static_cast<Arming*>(arming)); }

// The payload is born in the run's own control group where that is not the forker's, so that what
// is counted, limited and killed there is the program and nothing of ours. It then has a memory of
// its own as well: what a process is charged for goes to the group of its memory's owner, which the
// forker would be (get_mem_cgroup_from_mm() in mm/memcontrol.c), files in a tmpfs included.
pid_t clone_payload(Arming& arming) {
  clone_args args{};
  args.flags = CLONE_VM;
  args.exit_signal = SIGCHLD;
  if (arming.cgroup >= 0) {
    args.flags = CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(arming.cgroup);
  }
  const long pid = vfork_on(args, g_payload_stack, kStack, enter_payload, &arming);
  if (pid < 0) {
    errno = static_cast<int>(-pid);
    fail(arming.socket, Stage::Payload);
  }
  return static_cast<pid_t>(pid);
}

void keep_only_kill(int socket) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2] = {};
  sets[0].effective = sets[0].permitted = 1U << CAP_KILL;
  if (::syscall(SYS_capset, &header, sets) != 0) {
    fail(socket, Stage::Capabilities);
  }
}

[[noreturn]] void run_init(Arming& arming) {
  ::prctl(PR_SET_NAME, "init", 0, 0, 0);
  mount_views(arming);
  if (arming.order.standby != 0) {
    open_link(arming);
  }
  const pid_t payload = arming.order.from_zygote != 0 ? run_clone(arming) : clone_payload(arming);
  if (arming.progress->started == 0) {
    ::_exit(0);  // the payload has said why
  }
  if (arming.order.standby != 0) {
    run_standby(arming, payload);
  }
  const bool is_clone = arming.order.from_zygote != 0;
  let_go(arming.socket, is_clone ? arming.link : -1);
  keep_only_kill(arming.socket);
  const int child_signals = open_child_signals(arming.socket);
  wire::Ended ended{};
  if (!await_payload(arming.socket, child_signals, payload, ended)) {
    thin_out();
    ::_exit(0);  // the kernel kills the rest
  }
  ended.wall_ns = now_ns() - arming.progress->started;
  if (is_clone) {
    check_begun(arming.socket, arming.socket + 1);
  }
  if (!none_left()) {
    send(arming.socket, wire::Kind::Leaving, nullptr, 0);
    ended.leftovers = thin_out();
    ended.leftovers += kill_leftovers();
  }
  add_usage(ended);
  arming.progress->ended = true;
  send_or_hang_up(arming.socket, wire::Kind::Ended, &ended, sizeof ended);
  ::_exit(0);
}

void enter_init(void* arming) { run_init(*static_cast<Arming*>(arming)); }

}  // namespace

pid_t arm_init(Arming& arming) {
  clone_args args{};
  args.flags = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;
  args.exit_signal = SIGCHLD;
  if ((arming.order.from_zygote != 0 || arming.order.standby != 0) && arming.cgroup >= 0) {
    // It will place files, which are the run's charge; and a clone takes its cgroup namespace over.
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(arming.cgroup);
  } else {
    args.flags |= CLONE_VM;
  }
  const long pid = vfork_on(args, g_init_stack, kStack, enter_init, &arming);
  if (pid < 0) {
    errno = static_cast<int>(-pid);
    return -1;
  }
  return static_cast<pid_t>(pid);
}

void report_armed(const Arming& arming, int listener) {
  int fds[4];
  int count = 0;
  for (int i = 0; i < arming.view_count; ++i) {
    fds[count++] = arming.views[i];
  }
  fds[count++] = listener;
  const wire::Armed armed{arming.view_count == 3 ? 1U : 0U, 1U};
  if (!send(arming.socket, wire::Kind::Armed, &armed, sizeof armed, fds, count)) {
    fail(arming.socket, Stage::SendArmed);
  }
}

void let_go(int socket, int link) {
  const auto number = static_cast<unsigned>(socket);
  const unsigned kept = link >= 0 ? 1 : 0;
  if ((link >= 0 && ::dup2(link, socket + 1) != socket + 1) ||
      ::close_range(number + kept + 1, ~0U, CLOSE_RANGE_UNSHARE) != 0 ||
      ::close_range(0, number - 1, 0) != 0) {
    fail(socket, Stage::Descriptors);
  }
}

int open_child_signals(int socket) {
  sigset_t set;
  ::sigemptyset(&set);
  ::sigaddset(&set, SIGCHLD);
  const bool blocked = ::sigprocmask(SIG_BLOCK, &set, nullptr) == 0;
  const int fd = blocked ? ::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK) : -1;
  if (fd < 0) {
    fail(socket, Stage::Signals);
  }
  return fd;
}

bool await_payload(int socket, int child_signals, int payload, wire::Ended& ended) {
  for (;;) {
    int status = 0;
    pid_t pid;
    while ((pid = ::wait4(-1, &status, WNOHANG | __WALL, nullptr)) > 0) {
      if (pid == payload) {
        ended.status = status;
        return true;
      }
    }
    if (pid < 0) {
      ::_exit(1);  // its end will never be told: an error of ours, and no idle program
    }
    pollfd set[] = {{child_signals, POLLIN, 0}, {socket, POLLIN, 0}};
    ::poll(set, 2, -1);
    if (set[1].revents != 0) {
      return false;
    }
    signalfd_siginfo drained;
    while (::read(child_signals, &drained, sizeof drained) > 0) {
    }
  }
}

// In a PID namespace every process is a child of its init or descends from such a child.
bool none_left() {
  pid_t pid;
  do {
    pid = ::wait4(-1, nullptr, WNOHANG | __WALL, nullptr);
  } while (pid > 0);
  return pid < 0;  // ECHILD; 0 leaves errno as it was
}

std::uint32_t kill_leftovers() {
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
  ended.user_us = microseconds(usage.ru_utime);
  ended.system_us = microseconds(usage.ru_stime);
  ended.max_rss = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace assay::sandbox::forker
