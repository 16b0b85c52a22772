// What this host gives, tried and not guessed: a kernel's version or a file below /proc says what
// could be, but containers, security modules and sysctls refuse it all the same. Each trial runs in
// a child of its own, which makes nothing but system calls and answers with an errno.

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "sandbox/box.h"
#include "sandbox/cgroup.h"
#include "sandbox/confined.h"
#include "sandbox/host_settings.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {
namespace {

/// What a trial in a child process says: 0 or an errno.
using Trial = int (*)();

// By clone(2): clone3 is tried for itself, since the seccomp profiles of containers refuse it.
int run_trial(unsigned long namespaces, Trial trial) {
  const long pid = ::syscall(SYS_clone, namespaces | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (pid < 0) {
    return errno;
  }
  if (pid == 0) {
    ::syscall(SYS_exit_group, trial());
  }
  int status = 0;
  while (::waitpid(static_cast<pid_t>(pid), &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : EFAULT;
}

int nothing() { return 0; }

int call_clone3() {
  clone_args args{};
  args.flags = CLONE_VM | CLONE_VFORK;  // the parent waits: they may share a stack
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) {
    ::syscall(SYS_exit, 0);
  }
  return pid < 0 ? errno : 0;
}

int install_filter(unsigned long flags) {
  sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  const sock_fprog program{1, &allow};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) < 0) {
    return errno;
  }
  return 0;
}

int plain_filter() { return install_filter(0); }
int filter_with_listener() { return install_filter(SECCOMP_FILTER_FLAG_NEW_LISTENER); }

int mount_trees() {
  const int tree = ::open_tree(AT_FDCWD, "/", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
  if (tree < 0) {
    return errno;
  }
  mount_attr attr{};
  attr.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
  return ::mount_setattr(tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof attr) == 0 ? 0
                                                                                          : errno;
}

int mount_proc() {
  return ::mount("proc", "/proc", "proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
                 "hidepid=invisible,subset=pid") == 0
             ? 0
             : errno;
}

int open_pidfd() { return ::syscall(SYS_pidfd_open, ::getpid(), 0) >= 0 ? 0 : errno; }

int open_inotify() { return ::inotify_init1(IN_CLOEXEC) >= 0 ? 0 : errno; }

Capability answer(std::string name, int error, std::string_view if_missing) {
  Capability capability{std::move(name), error == 0, "available"};
  if (error != 0) {
    capability.detail = std::generic_category().message(error) + "; " + std::string(if_missing);
  }
  return capability;
}

struct Attempt {
  const char* name;
  unsigned long namespaces;
  Trial trial;
  const char* if_missing;
};

constexpr unsigned long kUser = CLONE_NEWUSER;

constexpr std::array kAttempts{
    Attempt{"clone3", 0, call_clone3,
            "without it no box can be made: Linux 5.3 or newer is needed"},
    Attempt{"user namespaces", kUser, nothing,
            "without them only tier confined is left (sysctl user.max_user_namespaces, "
            "kernel.apparmor_restrict_unprivileged_userns)"},
    Attempt{"mount namespaces", kUser | CLONE_NEWNS, nothing, "no root of its own for a box"},
    Attempt{"PID namespaces", kUser | CLONE_NEWPID, nothing, "runs could outlive their box"},
    Attempt{"network namespaces", kUser | CLONE_NEWNET, nothing, "boxes would have a network"},
    Attempt{"IPC namespaces", kUser | CLONE_NEWIPC, nothing,
            "runs would share queues and segments"},
    Attempt{"UTS namespaces", kUser | CLONE_NEWUTS, nothing, "boxes would see the host's name"},
    Attempt{"cgroup namespaces", kUser | CLONE_NEWCGROUP, nothing,
            "boxes would see the host's cgroup paths"},
    Attempt{"mount trees (open_tree, mount_setattr)", kUser | CLONE_NEWNS, mount_trees,
            "the root of a box cannot be assembled: Linux 5.12 or newer is needed"},
    Attempt{"/proc of a box", kUser | CLONE_NEWNS | CLONE_NEWPID, mount_proc,
            "boxes have no /proc (parts of the host's are masked, as containers do); memory cannot "
            "be sampled in tier rootless"},
    Attempt{"seccomp", 0, plain_filter, "no system call can be refused: no tier is left"},
    Attempt{"seccomp user notification", 0, filter_with_listener,
            "refused calls cannot be named: Linux 5.0 or newer is needed"},
    Attempt{"pidfd", 0, open_pidfd, "Linux 5.3 or newer is needed"},
    Attempt{"inotify", 0, open_inotify,
            "what programs open of their root is not told (fs.inotify.max_user_instances)"},
};

std::string kernel_release() {
  utsname names{};
  return ::uname(&names) == 0 ? std::string(names.sysname) + " " + names.release : "unknown";
}

Capability landlock() {
  if (const std::uint32_t abi = landlock_abi(); abi >= 1) {
    return {"Landlock", true, "ABI " + std::to_string(abi)};
  }
  return answer("Landlock", errno, "needed by tier confined only");
}

Capability cgroups(const Result<std::unique_ptr<CgroupSite>>& site) {
  if (site) {
    return {"control groups", true, (*site)->description()};
  }
  return {"control groups", false,
          site.error().message() + "; memory is then bounded by sampling (tier rootless)"};
}

Capability tier_answer(Tier tier, const Result<void>& tried) {
  std::string label = "tier " + std::string(name(tier));
  if (tried) {
    return {std::move(label), true,
            tier == Tier::Confined ? "a run was made" : "a box was made and armed"};
  }
  return {std::move(label), false, tried.error().message()};
}

}  // namespace

Result<HostReport> probe_host() {
  HostReport report;
  report.capabilities.push_back({"kernel", true, kernel_release()});
  for (const Attempt& attempt : kAttempts) {
    report.capabilities.push_back(
        answer(attempt.name, run_trial(attempt.namespaces, attempt.trial), attempt.if_missing));
  }
  report.capabilities.push_back(landlock());
  const Result<std::unique_ptr<CgroupSite>> site = find_cgroup_site();
  report.capabilities.push_back(cgroups(site));
  report.cgroup = site ? (*site)->description() : "none";
  const Result<void> rootless = Box::try_out(nullptr);
  Result<void> full = failure(ErrorCode::Unsupported, "no control groups");
  if (site) {
    full = Box::try_out(site->get());
  }
  report.capabilities.push_back(tier_answer(Tier::Full, full));
  report.capabilities.push_back(tier_answer(Tier::Rootless, rootless));
  report.capabilities.push_back(tier_answer(Tier::Confined, try_out_confined()));
  for (Capability& setting : host_settings()) {
    report.capabilities.push_back(std::move(setting));
  }
  report.tier = full ? Tier::Full : rootless ? Tier::Rootless : Tier::Confined;
  return report;
}

}  // namespace assay::sandbox
