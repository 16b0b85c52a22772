// The allow-lists. What every program of a C library needs is in base_rules(); each runtime family
// adds what strace showed it to use, or what its documentation says that it may. A call that is
// not here is refused with EPERM and its name goes into the report, so the lists lean towards what
// sound programs do: a refusal should mean something.
//
// Left out on purpose: ptrace and process_vm_* (other processes' memory), unshare, setns, the
// mount calls, chroot and pivot_root (the box's walls), keyctl and its kin (keys outlive runs),
// io_uring (operations that no filter sees), userfaultfd, bpf, perf_event_open, memfd_secret
// (attack surface), file locks and leases (a channel between boxes through shared read-only
// inodes; hence SQLite files on disk do not work), SysV IPC and POSIX queues (outlive the run where
// the tier has no IPC namespace), priorities and affinity (a run must not choose its processor),
// the clock's setters, set*id (there is one identity), seccomp (a program's own listener could
// answer for the kernel) and everything newer than the installed libseccomp (ENOSYS, see
// policy.cc).

#include <asm/prctl.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/check.h"
#include "sandbox/policy_rules.h"

namespace assay::sandbox {
namespace {

void append(std::vector<Rule>& to, std::vector<Rule> more) {
  for (Rule& rule : more) {
    to.push_back(std::move(rule));
  }
}

Condition argument(unsigned arg, std::vector<NamedValue> values) {
  return {.arg = arg, .mask = 0xffffffff, .values = std::move(values)};
}

Condition none_of_bits(unsigned arg, std::string_view bits_name, std::uint32_t bits) {
  return {.arg = arg, .mask = bits, .values = {{bits_name, 0}}};
}

Rule fails(std::string_view calls, int error, std::string_view why) {
  return {.calls = calls, .why = why, .answer = Answer::Fail, .error = error};
}

std::vector<Rule> file_rules() {
  return {
      {.calls = "read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek "
                "sendfile copy_file_range",
       .why = "reading and writing"},
      {.calls = "open openat openat2 creat close close_range",
       .why = "opening: which files there are is the root file system's matter"},
      {.calls = "stat fstat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat "
                "getdents getdents64 statfs fstatfs getcwd chdir fchdir",
       .why = "looking at files"},
      {.calls = "getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr",
       .why = "ls, cp and shutil.copy2 look for extended attributes"},
      {.calls = "mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink "
                "symlinkat truncate ftruncate fallocate umask utime utimes utimensat futimesat",
       .why = "changing files, which is possible below /box and /tmp only"},
      {.calls = "fsync fdatasync fadvise64", .why = "tmpfs makes them cheap; C programs call them"},
      {.calls = "chmod fchmod",
       .why = "file modes without the set-id bits",
       .when = none_of_bits(1, "no S_ISUID|S_ISGID", S_ISUID | S_ISGID)},
      {.calls = "fchmodat fchmodat2",
       .why = "file modes without the set-id bits",
       .when = none_of_bits(2, "no S_ISUID|S_ISGID", S_ISUID | S_ISGID)},
      {.calls = "mknod",
       .why = "mkfifo(1) and plain files; no device nodes",
       .when = Condition{.arg = 1,
                         .mask = S_IFMT,
                         .values = {{"0", 0}, {"S_IFREG", S_IFREG}, {"S_IFIFO", S_IFIFO}}}},
      {.calls = "mknodat",
       .why = "mkfifo(1) and plain files; no device nodes",
       .when = Condition{.arg = 2,
                         .mask = S_IFMT,
                         .values = {{"0", 0}, {"S_IFREG", S_IFREG}, {"S_IFIFO", S_IFIFO}}}},
      {.calls = "dup dup2 dup3 pipe pipe2", .why = "descriptors"},
      {.calls = "fcntl",
       .why = "descriptor flags; no locks, leases, notifications, signals or pipe sizes",
       .when = argument(1, {{"F_DUPFD", F_DUPFD},
                            {"F_GETFD", F_GETFD},
                            {"F_SETFD", F_SETFD},
                            {"F_GETFL", F_GETFL},
                            {"F_SETFL", F_SETFL},
                            {"F_DUPFD_CLOEXEC", F_DUPFD_CLOEXEC},
                            {"F_GETPIPE_SZ", F_GETPIPE_SZ},
                            {"F_GET_SEALS", F_GET_SEALS}})},
      {.calls = "ioctl",
       .why = "isatty, window size, bytes to read, non-blocking and close-on-exec; no TIOCSTI, no "
              "devices",
       .when = argument(1, {{"TCGETS", TCGETS},
                            {"TIOCGPGRP", TIOCGPGRP},
                            {"TIOCGWINSZ", TIOCGWINSZ},
                            {"FIONREAD", FIONREAD},
                            {"FIONBIO", FIONBIO},
                            {"FIOCLEX", FIOCLEX},
                            {"FIONCLEX", FIONCLEX}})},
      {.calls =
           "poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait "
           "epoll_pwait2 eventfd eventfd2 signalfd signalfd4 timerfd_create timerfd_settime "
           "timerfd_gettime",
       .why = "waiting for descriptors: every event loop"},
  };
}

std::vector<Rule> memory_rules() {
  return {
      {.calls = "mmap munmap mprotect mremap brk madvise msync",
       .why = "memory; the cgroup counts it"},
      {.calls = "mlock mlock2 munlock munlockall",
       .why = "libraries that keep keys out of swap; RLIMIT_MEMLOCK is 0"},
      {.calls = "membarrier rseq set_robust_list get_robust_list futex set_tid_address",
       .why = "the C library's threads and locks"},
      {.calls = "arch_prctl",
       .why = "thread pointer; glibc asks for CET, oneDNN for AMX",
       .when = argument(0, {{"ARCH_SET_FS", ARCH_SET_FS},
                            {"ARCH_GET_FS", ARCH_GET_FS},
                            {"ARCH_SET_GS", ARCH_SET_GS},
                            {"ARCH_GET_GS", ARCH_GET_GS},
                            {"ARCH_GET_XCOMP_SUPP", 0x1021},
                            {"ARCH_GET_XCOMP_PERM", 0x1022},
                            {"ARCH_REQ_XCOMP_PERM", 0x1023},
                            {"ARCH_CET_STATUS", 0x3001},
                            {"ARCH_SHSTK_STATUS", 0x5005}})},
  };
}

std::vector<Rule> process_rules() {
  constexpr std::uint32_t kRefusedCloneFlags = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
                                               CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                                               CLONE_NEWNET | CLONE_PTRACE | CLONE_PARENT;
  return {
      {.calls = "execve execveat fork vfork exit exit_group wait4 waitid",
       .why = "processes; the pids cgroup counts them"},
      {.calls = "clone",
       .why = "threads and fork(); no namespaces, no child that the box's init would have to own",
       .when = none_of_bits(0, "no CLONE_NEW*|CLONE_PTRACE|CLONE_PARENT", kRefusedCloneFlags)},
      fails("clone3", ENOSYS,
            "its flags are behind a pointer; glibc, Go and Node fall back to clone"),
      {.calls = "kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo rt_sigaction rt_sigprocmask "
                "rt_sigreturn "
                "rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack pause restart_syscall",
       .why = "signals; the PID namespace holds only this run"},
      {.calls = "getpid getppid gettid getpgrp getpgid setpgid getsid setsid",
       .why = "process groups and sessions: shells, daemons"},
      {.calls = "getuid geteuid getgid getegid getresuid getresgid getgroups capget",
       .why = "asking who one is (capget: Node at its start)"},
      {.calls = "getrlimit setrlimit getrusage times",
       .why = "own limits, which can only be lowered"},
      {.calls = "prlimit64",
       .why = "own limits: glibc's getrlimit",
       .when = argument(0, {{"0 (self)", 0}})},
      {.calls = "getpriority sched_yield sched_getaffinity sched_getparam sched_getscheduler "
                "sched_get_priority_max sched_get_priority_min sched_rr_get_interval sched_getattr "
                "getcpu",
       .why = "asking the scheduler: thread pools count processors"},
      {.calls = "prctl",
       .why = "thread names, questions about oneself, names of mappings",
       .when = argument(0, {{"PR_SET_PDEATHSIG", PR_SET_PDEATHSIG},
                            {"PR_GET_PDEATHSIG", PR_GET_PDEATHSIG},
                            {"PR_GET_DUMPABLE", PR_GET_DUMPABLE},
                            {"PR_SET_NAME", PR_SET_NAME},
                            {"PR_GET_NAME", PR_GET_NAME},
                            {"PR_GET_SECCOMP", PR_GET_SECCOMP},
                            {"PR_CAPBSET_READ", PR_CAPBSET_READ},
                            {"PR_GET_NO_NEW_PRIVS", PR_GET_NO_NEW_PRIVS},
                            {"PR_SET_NO_NEW_PRIVS", PR_SET_NO_NEW_PRIVS},
                            {"PR_SET_VMA", PR_SET_VMA}})},
      {.calls = "personality",
       .why = "sanitizer runtimes ask whether addresses are random",
       .when = argument(0, {{"0xffffffff (ask)", 0xffffffff}})},
      {.calls = "uname sysinfo getrandom", .why = "what machine this is; randomness"},
  };
}

std::vector<Rule> time_rules() {
  return {
      {.calls = "time gettimeofday clock_gettime clock_getres nanosleep clock_nanosleep",
       .why = "reading clocks, sleeping"},
      {.calls = "alarm getitimer setitimer timer_create timer_settime timer_gettime "
                "timer_getoverrun timer_delete",
       .why = "programs that stop their own search in time; RLIMIT_SIGPENDING bounds timers"},
  };
}

std::vector<Rule> socket_rules() {
  return {
      {.calls = "socket",
       .why = "glibc asks nscd for user names, multiprocessing has listeners; no network families",
       .when = argument(0, {{"AF_UNIX", AF_UNIX}})},
      {.calls = "socketpair",
       .why = "pipes in two directions: asyncio, libuv",
       .when = argument(0, {{"AF_UNIX", AF_UNIX}})},
      {.calls = "connect bind listen accept accept4 shutdown getsockname getpeername getsockopt "
                "sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg",
       .why = "on AF_UNIX sockets, the only ones that can be had"},
      {.calls = "setsockopt",
       .why = "options of AF_UNIX sockets; buffers keep their size, which bounds what they hold "
              "where no cgroup counts it",
       .when = argument(2, {{"SO_DEBUG|TCP_NODELAY", SO_DEBUG},
                            {"SO_REUSEADDR", SO_REUSEADDR},
                            {"SO_KEEPALIVE", SO_KEEPALIVE},
                            {"SO_LINGER", SO_LINGER},
                            {"SO_REUSEPORT", SO_REUSEPORT},
                            {"SO_PASSCRED", SO_PASSCRED},
                            {"SO_RCVLOWAT", SO_RCVLOWAT},
                            {"SO_RCVTIMEO", SO_RCVTIMEO},
                            {"SO_SNDTIMEO", SO_SNDTIMEO}})},
  };
}

std::vector<Rule> deadly_rules() {
  return {
      {.calls = "kexec_load kexec_file_load init_module finit_module delete_module reboot swapon "
                "swapoff acct iopl ioperm",
       .why = "only an attack on the kernel calls these",
       .answer = Answer::Kill},
  };
}

std::vector<Rule> python_rules() {
  return {
      {.calls = "memfd_create", .why = "libffi maps its closures from one (ctypes callbacks)"},
      {.calls = "pidfd_open pidfd_send_signal", .why = "asyncio's child watcher (3.12 on)"},
      fails("get_mempolicy set_mempolicy mbind", ENOSYS, "OpenBLAS and libgomp ask for NUMA nodes"),
  };
}

/// Mono gives each thread the class that it has, and says so on standard output if it may not.
Rule stays_normal() {
  return {.calls = "sched_setscheduler",
          .why = "Mono: the normal class, which every thread has",
          .when = argument(1, {{"SCHED_NORMAL", SCHED_NORMAL}})};
}

std::vector<Rule> jvm_rules() {
  return {
      stays_normal(),
      {.calls = "mincore", .why = "HotSpot looks for the end of a thread's stack"},
      {.calls = "memfd_create", .why = "Erlang maps its compiled code from one, twice"},
      {.calls = "prctl",
       .why = "JDK 21 on, Ruby",
       .when = argument(0, {{"PR_SET_THP_DISABLE", PR_SET_THP_DISABLE}})},
      {.calls = "socket",
       .why = "libnet asks at its start whether there is IPv4 and IPv6",
       .answer = Answer::Fail,
       .error = EAFNOSUPPORT,
       .when = argument(0, {{"AF_INET", AF_INET}, {"AF_INET6", AF_INET6}})},
      fails("get_mempolicy set_mempolicy mbind", ENOSYS, "libnuma's initialisation"),
  };
}

std::vector<Rule> node_rules() {
  return {
      fails("io_uring_setup", ENOSYS, "libuv tries it and falls back to its thread pool"),
      fails("pkey_alloc pkey_mprotect pkey_free", ENOSYS,
            "V8 tries to protect its code pages with keys"),
      {.calls = "memfd_create", .why = "V8 shares memory between isolates with one"},
  };
}

std::vector<Rule> go_rules() {
  return {
      {.calls = "mincore",
       .why = "the runtime finds the page size where there is no auxiliary vector"},
      {.calls = "pidfd_open pidfd_send_signal", .why = "os.StartProcess (1.23 on)"},
      {.calls = "splice", .why = "io.Copy between pipes and sockets"},
  };
}

std::vector<Rule> shell_rules() {
  return {
      {.calls = "chown fchown lchown fchownat",
       .why = "cp -p and install: to oneself, without capabilities"},
      {.calls = "ioctl",
       .why = "cp --reflink=auto; tmpfs says no by itself",
       .when = argument(1, {{"FICLONE", FICLONE}})},
      {.calls = "splice tee", .why = "pipelines of newer coreutils"},
      {.calls = "pidfd_open pidfd_send_signal", .why = "timeout(1), waitpid(1)"},
  };
}

std::vector<Rule> compiler_rules() {
  std::vector<Rule> rules = jvm_rules();  // javac
  append(
      rules,
      {
          {.calls = "chown fchown lchown fchownat", .why = "binutils give their output its owner"},
          {.calls = "flock",
           .why =
               "go build locks its cache; a channel between compilations of two boxes is accepted"},
          {.calls = "splice pidfd_open pidfd_send_signal", .why = "go build runs its tools"},
      });
  return rules;
}

}  // namespace

std::vector<Rule> base_rules() {
  std::vector<Rule> rules = file_rules();
  append(rules, memory_rules());
  append(rules, process_rules());
  append(rules, time_rules());
  append(rules, socket_rules());
  append(rules, deadly_rules());
  return rules;
}

std::vector<Rule> family_rules(Profile profile) {
  switch (profile) {
    case Profile::Native:
      return {};
    case Profile::Python:
      return python_rules();
    case Profile::Jvm:
      return jvm_rules();
    case Profile::Node:
      return node_rules();
    case Profile::Go:
      return go_rules();
    case Profile::Shell:
      return shell_rules();
    case Profile::Compiler:
      return compiler_rules();
  }
  check(false, "unknown profile");
  return {};
}

std::vector<Rule> rules_of(Profile profile) {
  std::vector<Rule> rules = base_rules();
  append(rules, family_rules(profile));
  return rules;
}

std::vector<std::string_view> split_calls(std::string_view calls) {
  std::vector<std::string_view> names;
  while (!calls.empty()) {
    const std::size_t space = calls.find(' ');
    names.push_back(calls.substr(0, space));
    calls = space == std::string_view::npos ? std::string_view{} : calls.substr(space + 1);
  }
  return names;
}

}  // namespace assay::sandbox
