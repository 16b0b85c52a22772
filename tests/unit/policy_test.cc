// The seccomp profiles, asked in user space. Two oracles: sentences written by hand about calls
// that matter, and, for every number and many arguments, a plain reading of the tables that knows
// nothing of BPF. The second finds what libseccomp's optimiser could get wrong, the first what the
// tables could.

#include "sandbox/policy.h"

#include <asm/prctl.h>
#include <asm/unistd.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/fs.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sandbox/bpf_evaluator.h"
#include "sandbox/policy_rules.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

constexpr std::array kProfiles{Profile::Native, Profile::Python, Profile::Jvm,     Profile::Node,
                               Profile::Go,     Profile::Shell,  Profile::Compiler};
constexpr std::uint32_t kAllowed = SECCOMP_RET_ALLOW;
constexpr std::uint32_t kRefused = SECCOMP_RET_USER_NOTIF;
constexpr std::uint32_t kKilled = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t kNoSuchCall = SECCOMP_RET_ERRNO | ENOSYS;
constexpr std::uint64_t kHigh = 0x100000000;  // a bit that the kernel drops from an int

using Numbers = std::initializer_list<std::uint64_t>;
using Args = std::array<std::uint64_t, 6>;

const Policy& policy(Profile profile, Kills kills) {
  static std::map<std::pair<Profile, Kills>, Policy> built;
  const std::pair key(profile, kills);
  if (!built.contains(key)) {
    Result<Policy> result = build_policy(profile, kills);
    REQUIRE(result);
    built[key] = std::move(*result);
  }
  return built[key];
}

/// What both programs answer. The one that is installed notifies where the other kills, and else
/// they are to agree.
std::uint32_t ask(Profile profile, int nr, const Args& args = {},
                  std::uint32_t arch = AUDIT_ARCH_X86_64) {
  seccomp_data data{};
  data.nr = nr;
  data.arch = arch;
  std::copy(args.begin(), args.end(), data.args);
  const Result<std::uint32_t> action = evaluate_filter(policy(profile, Kills::Kill).program, data);
  const Result<std::uint32_t> installed =
      evaluate_filter(policy(profile, Kills::Notify).program, data);
  REQUIRE(action);
  REQUIRE(installed);
  REQUIRE(*installed == (*action == kKilled ? kRefused : *action));
  return *action;
}

struct Expected {
  int nr;
  Args args;
  std::uint32_t action;
};
void expect_everywhere(const std::vector<Expected>& cases) {
  for (const Profile profile : kProfiles) {
    for (const Expected& expected : cases) {
      INFO(name(profile) << ": " << syscall_name(expected.nr) << "(" << std::hex << expected.args[0]
                         << ", " << expected.args[1] << ", " << expected.args[2] << ")");
      CHECK(ask(profile, expected.nr, expected.args) == expected.action);
    }
  }
}

/// What the tables say of a call, read line by line.
std::uint32_t by_the_tables(Profile profile, const std::string& call, const Args& args) {
  for (const Rule& rule : rules_of(profile)) {
    for (const std::string_view name : split_calls(rule.calls)) {
      if (name != call) {
        continue;
      }
      bool holds = rule.always();
      for (const NamedValue& value : rule.when.values) {
        holds = holds || (args[rule.when.arg] & rule.when.mask) == value.value;
      }
      if (holds) {
        switch (rule.answer) {
          case Answer::Allow:
            return kAllowed;
          case Answer::Fail:
            return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(rule.error);
          case Answer::Kill:
            return kKilled;
        }
      }
    }
  }
  return kRefused;
}

/// Values around everything that any rule compares with, and the same with high bits.
std::set<std::uint64_t> interesting_values() {
  std::set<std::uint64_t> values{0, 1, UINT32_MAX, UINT64_MAX, kHigh};
  for (const Rule& rule : rules_of(Profile::Compiler)) {
    for (const NamedValue& value : rule.when.values) {
      values.insert(
          {value.value, value.value + 1ULL, value.value | kHigh, value.value | 0xffffffff00000000});
    }
  }
  for (unsigned bit = 0; bit < 64; ++bit) {
    values.insert(std::uint64_t{1} << bit);
  }
  return values;
}

}  // namespace

TEST_CASE("policy: every program may start, compute, allocate and end") {
  expect_everywhere({
      {__NR_execveat, {}, kAllowed},
      {__NR_execve, {}, kAllowed},
      {__NR_read, {}, kAllowed},
      {__NR_write, {}, kAllowed},
      {__NR_close, {}, kAllowed},
      {__NR_exit_group, {}, kAllowed},
      {__NR_mmap, {}, kAllowed},
      {__NR_brk, {}, kAllowed},
      {__NR_futex, {}, kAllowed},
      {__NR_rseq, {}, kAllowed},
      {__NR_set_robust_list, {}, kAllowed},
      {__NR_statx, {}, kAllowed},
      {__NR_getrandom, {}, kAllowed},
      {__NR_membarrier, {}, kAllowed},
      {__NR_rt_sigreturn, {}, kAllowed},
      {__NR_close_range, {}, kAllowed},
      {__NR_openat2, {}, kAllowed},
      {__NR_faccessat2, {}, kAllowed},
  });
}

TEST_CASE("policy: every profile allows what the payload does between its filter and its program") {
  expect_everywhere({
      {__NR_sendmsg, {}, kAllowed},
      {__NR_recvmsg, {}, kAllowed},
      {__NR_pread64, {}, kAllowed},  // a large request
      {__NR_mkdir, {}, kAllowed},
      {__NR_openat2, {}, kAllowed},
      {__NR_sendfile, {}, kAllowed},
      {__NR_close, {}, kAllowed},
      {__NR_fcntl, {0, F_DUPFD_CLOEXEC}, kAllowed},
      {__NR_dup2, {}, kAllowed},
      {__NR_prlimit64, {0}, kAllowed},
      {__NR_clock_gettime, {}, kAllowed},  // where the vDSO cannot tell
      {__NR_execve, {}, kAllowed},
      {__NR_exit_group, {}, kAllowed},
  });
}

TEST_CASE("policy: what touches the box's walls is refused, so that it is recorded") {
  std::vector<Expected> cases;
  for (const int nr : {__NR_ptrace,
                       __NR_process_vm_readv,
                       __NR_process_vm_writev,
                       __NR_kcmp,
                       __NR_pidfd_getfd,
                       __NR_unshare,
                       __NR_setns,
                       __NR_mount,
                       __NR_umount2,
                       __NR_fsopen,
                       __NR_fsmount,
                       __NR_fsconfig,
                       __NR_fspick,
                       __NR_move_mount,
                       __NR_open_tree,
                       __NR_mount_setattr,
                       __NR_pivot_root,
                       __NR_chroot,
                       __NR_keyctl,
                       __NR_add_key,
                       __NR_request_key,
                       __NR_io_uring_enter,
                       __NR_io_uring_register,
                       __NR_userfaultfd,
                       __NR_bpf,
                       __NR_perf_event_open,
                       __NR_memfd_secret,
                       __NR_name_to_handle_at,
                       __NR_open_by_handle_at,
                       __NR_quotactl,
                       __NR_migrate_pages,
                       __NR_move_pages,
                       __NR_sched_setparam,
                       __NR_sched_setattr,
                       __NR_sched_setaffinity,
                       __NR_setpriority,
                       __NR_ioprio_set,
                       __NR_clock_settime,
                       __NR_settimeofday,
                       __NR_adjtimex,
                       __NR_clock_adjtime,
                       __NR_shmget,
                       __NR_semget,
                       __NR_msgget,
                       __NR_mq_open,
                       __NR_setuid,
                       __NR_setresuid,
                       __NR_setgroups,
                       __NR_capset,
                       __NR_sethostname,
                       __NR_setdomainname,
                       __NR_syslog,
                       __NR_seccomp,
                       __NR_landlock_restrict_self,
                       __NR_modify_ldt,
                       __NR_fanotify_init,
                       __NR_inotify_init1,
                       __NR_vmsplice,
                       __NR_mlockall,
                       __NR_sync,
                       __NR_syncfs,
                       __NR_setxattr,
                       __NR_io_setup,
                       __NR_remap_file_pages,
                       __NR_process_madvise,
                       __NR_quotactl_fd,
                       __NR_lookup_dcookie}) {
    cases.push_back({nr, {}, kRefused});
  }
  expect_everywhere(cases);
}

TEST_CASE("policy: no scheduling class but the normal one, and that where a runtime asks for it") {
  expect_everywhere({{__NR_sched_setscheduler, {0, SCHED_FIFO}, kRefused},
                     {__NR_sched_setscheduler, {0, SCHED_BATCH}, kRefused},
                     {__NR_sched_setscheduler, {0, SCHED_IDLE}, kRefused},
                     {__NR_sched_setscheduler, {0, SCHED_RESET_ON_FORK}, kRefused}});
  CHECK(ask(Profile::Native, __NR_sched_setscheduler, {0, SCHED_NORMAL}) == kRefused);
  CHECK(ask(Profile::Jvm, __NR_sched_setscheduler, {0, SCHED_NORMAL}) == kAllowed);
}

TEST_CASE("policy: calls that only attack the kernel kill") {
  expect_everywhere({{__NR_kexec_load, {}, kKilled},
                     {__NR_init_module, {}, kKilled},
                     {__NR_finit_module, {}, kKilled},
                     {__NR_delete_module, {}, kKilled},
                     {__NR_reboot, {0xfee1dead, 672274793, 0x1234567}, kKilled},
                     {__NR_iopl, {3}, kKilled},
                     {__NR_ioperm, {}, kKilled},
                     {__NR_swapon, {}, kKilled},
                     {__NR_acct, {}, kKilled}});
}

TEST_CASE("policy: probes with which sound programs start fail quietly") {
  expect_everywhere({{__NR_clone3, {}, kNoSuchCall}});
  CHECK(ask(Profile::Node, __NR_io_uring_setup) == kNoSuchCall);
  CHECK(ask(Profile::Native, __NR_io_uring_setup) == kRefused);
  CHECK(ask(Profile::Node, __NR_pkey_alloc) == kNoSuchCall);
  CHECK(ask(Profile::Jvm, __NR_socket, {AF_INET6, SOCK_STREAM}) ==
        (SECCOMP_RET_ERRNO | EAFNOSUPPORT));
  CHECK(ask(Profile::Native, __NR_socket, {AF_INET6, SOCK_STREAM}) == kRefused);
}

TEST_CASE("policy: numbers without a name do not exist, negative and x32 ones are refused") {
  expect_everywhere({{335, {}, kNoSuchCall},  // a hole of the x86-64 table
                     {423, {}, kNoSuchCall},
                     {600, {}, kNoSuchCall},
                     {1023, {}, kNoSuchCall},
                     {1024, {}, kNoSuchCall},
                     {0x3fffffff, {}, kNoSuchCall},
                     {0x40000000 | __NR_getpid, {}, kRefused},
                     {0x40000000 | __NR_ptrace, {}, kRefused},
                     {0x40000000 | 520, {}, kRefused},  // x32's own execve
                     {-1, {}, kRefused}});
}

TEST_CASE("policy: a foreign architecture kills, whatever the number") {
  for (const Profile profile : kProfiles) {
    for (const std::uint32_t arch : std::initializer_list<std::uint32_t>{
             AUDIT_ARCH_I386, AUDIT_ARCH_AARCH64, AUDIT_ARCH_ARM, 0U, UINT32_MAX}) {
      for (const int nr : {0, 1, 20, __NR_exit_group, 102, 999, 0x40000000}) {
        CHECK(ask(profile, nr, {}, arch) == kKilled);
      }
    }
  }
}

TEST_CASE("policy: clone makes threads and processes, never namespaces") {
  constexpr std::uint64_t kThread = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND |
                                    CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS |
                                    CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
  std::vector<Expected> cases{{__NR_clone, {kThread}, kAllowed},
                              {__NR_clone, {SIGCHLD}, kAllowed},
                              {__NR_clone, {CLONE_VM | CLONE_VFORK | SIGCHLD}, kAllowed}};
  for (const std::uint64_t flag :
       {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID,
        CLONE_NEWNET, CLONE_PARENT, CLONE_PTRACE}) {
    cases.push_back({__NR_clone, {flag | SIGCHLD}, kRefused});
    cases.push_back({__NR_clone, {flag | kThread}, kRefused});
    cases.push_back({__NR_clone, {flag | kHigh}, kRefused});
  }
  expect_everywhere(cases);
}

TEST_CASE("policy: sockets are of AF_UNIX, and high bits of the domain hide nothing") {
  std::vector<Expected> cases{{__NR_socket, {AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC}, kAllowed},
                              {__NR_socketpair, {AF_UNIX, SOCK_SEQPACKET}, kAllowed},
                              {__NR_socketpair, {AF_INET, SOCK_STREAM}, kRefused},
                              {__NR_socketpair, {AF_INET | kHigh, SOCK_STREAM}, kRefused}};
  for (const std::uint64_t domain : {AF_UNSPEC, AF_NETLINK, AF_PACKET, AF_ALG, AF_VSOCK,
                                     AF_BLUETOOTH, AF_KEY, AF_XDP, AF_TIPC, AF_RDS, AF_CAN}) {
    cases.push_back({__NR_socket, {domain, SOCK_STREAM}, kRefused});
    cases.push_back({__NR_socket, {domain | kHigh, SOCK_STREAM}, kRefused});
    cases.push_back({__NR_socket, {domain | 0xffffffff00000000, SOCK_RAW}, kRefused});
  }
  expect_everywhere(cases);
}

TEST_CASE("policy: ioctl answers questions about descriptors and pushes nothing into terminals") {
  std::vector<Expected> cases;
  for (const std::uint64_t request :
       Numbers{TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX}) {
    cases.push_back({__NR_ioctl, {0, request}, kAllowed});
  }
  for (const std::uint64_t request :
       {TIOCSTI, TIOCLINUX, TIOCSETD, TIOCSCTTY, TIOCCONS, TIOCSPGRP, TCSETS}) {
    for (const std::uint64_t high :
         {0ULL, 0x100000000ULL, 0xffffffff00000000ULL, 0x8000000000000000ULL}) {
      cases.push_back({__NR_ioctl, {0, request | high}, kRefused});
    }
  }
  expect_everywhere(cases);
}

TEST_CASE("policy: fcntl has no locks, leases, notifications or pipe sizes") {
  std::vector<Expected> cases{{__NR_fcntl, {0, F_DUPFD_CLOEXEC}, kAllowed},
                              {__NR_fcntl, {0, F_SETFL}, kAllowed}};
  for (const std::uint64_t command :
       {F_SETLK, F_SETLKW, F_GETLK, F_SETLEASE, F_GETLEASE, F_NOTIFY, F_SETOWN, F_SETSIG,
        F_SETPIPE_SZ, F_ADD_SEALS, 36 /* F_OFD_GETLK */, 37, 38}) {
    cases.push_back({__NR_fcntl, {0, command}, kRefused});
    cases.push_back({__NR_fcntl, {0, command | kHigh}, kRefused});
  }
  expect_everywhere(cases);
  CHECK(ask(Profile::Compiler, __NR_flock) == kAllowed);
  CHECK(ask(Profile::Native, __NR_flock) == kRefused);
}

TEST_CASE("policy: file modes carry no set-id bits and mknod makes no devices") {
  std::vector<Expected> cases{
      {__NR_mknod, {0, S_IFIFO | 0600}, kAllowed},
      {__NR_mknod, {0, S_IFREG | 0600}, kAllowed},
      {__NR_mknod, {0, 0600}, kAllowed},
      {__NR_mknod, {0, S_IFBLK | 0600}, kRefused},
      {__NR_mknod, {0, S_IFCHR}, kRefused},
      {__NR_mknodat, {0, 0, S_IFIFO | 0600}, kAllowed},
      {__NR_mknodat, {0, 0, S_IFCHR | 0600}, kRefused},
      {__NR_mknodat, {0, 0, S_IFBLK | kHigh}, kRefused},
      {__NR_mknodat, {0, 0, S_IFCHR | 0x10000}, kRefused},
  };
  for (const std::uint64_t mode : Numbers{04000, 02000, 06777, 04755}) {
    cases.push_back({__NR_chmod, {0, mode}, kRefused});
    cases.push_back({__NR_fchmod, {0, mode | kHigh}, kRefused});
    cases.push_back({__NR_fchmodat, {0, 0, mode | 0xff0000}, kRefused});
  }
  for (const std::uint64_t mode : Numbers{0, 0644, 01777, 0755}) {
    cases.push_back({__NR_chmod, {0, mode}, kAllowed});
    cases.push_back({__NR_fchmodat, {0, 0, mode}, kAllowed});
  }
  expect_everywhere(cases);
}

TEST_CASE("policy: prctl, arch_prctl, personality and prlimit64 by option") {
  expect_everywhere({{__NR_prctl, {PR_SET_NAME}, kAllowed},
                     {__NR_prctl, {PR_GET_NO_NEW_PRIVS}, kAllowed},
                     {__NR_prctl, {PR_SET_SECCOMP}, kRefused},
                     {__NR_prctl, {PR_SET_SECCOMP | kHigh}, kRefused},
                     {__NR_prctl, {PR_SET_MM}, kRefused},
                     {__NR_prctl, {PR_SET_DUMPABLE}, kRefused},
                     {__NR_prctl, {PR_SET_CHILD_SUBREAPER}, kRefused},
                     {__NR_prctl, {PR_CAP_AMBIENT}, kRefused},
                     {__NR_prctl, {PR_SET_SYSCALL_USER_DISPATCH}, kRefused},
                     {__NR_prctl, {PR_SET_PTRACER}, kRefused},
                     {__NR_arch_prctl, {ARCH_SET_FS}, kAllowed},
                     {__NR_arch_prctl, {ARCH_SET_CPUID}, kRefused},
                     {__NR_personality, {0xffffffff}, kAllowed},
                     {__NR_personality, {0x0040000}, kRefused},  // ADDR_NO_RANDOMIZE
                     {__NR_personality, {0x0400000}, kRefused},  // READ_IMPLIES_EXEC
                     {__NR_prlimit64, {0}, kAllowed},
                     {__NR_prlimit64, {1}, kRefused},
                     {__NR_prlimit64, {1 | kHigh}, kRefused}});
}

TEST_CASE("policy: the program says of every call what the tables say") {
  const std::set<std::uint64_t> values = interesting_values();
  for (const Profile profile : kProfiles) {
    for (int nr = 0; nr < 600; ++nr) {
      const std::string call = syscall_name(nr);
      if (call.starts_with("syscall_")) {
        CHECK(ask(profile, nr) == kNoSuchCall);
        continue;
      }
      for (const std::uint64_t value : values) {
        const Args args{value, value, value, value, value, value};
        INFO(name(profile) << ": " << call << " with arguments " << std::hex << value);
        REQUIRE(ask(profile, nr, args) == by_the_tables(profile, call, args));
      }
    }
  }
}

TEST_CASE("policy: names of system calls") {
  CHECK(syscall_name(__NR_ptrace) == "ptrace");
  CHECK(syscall_name(0x40000000 | __NR_getpid) == "x32:getpid");
  CHECK(syscall_name(999) == "syscall_999");
  CHECK(syscall_name(-1) == "syscall_-1");
}

}  // namespace assay::sandbox
