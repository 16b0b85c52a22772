// The payload between fork and exec: it locks itself in ahead of time (session, identity,
// capabilities, no_new_privs, filter), tells init that it is armed and sleeps. When it is released,
// only descriptors and execve(2) are left to do, so this is all that stands between a request and
// its program. After the filter is in force it makes four calls, which every profile allows: futex,
// dup2, execve, exit_group. The descriptor table is shared with init until init leaves it.

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/landlock.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

void wake(std::uint32_t& word) {
  __atomic_store_n(&word, 1, __ATOMIC_RELEASE);
  futex(&word, FUTEX_WAKE, 1);
}

[[noreturn]] void give_up(Shared& shared, Stage stage, int error) {
  shared.failure = {stage, error, 0};
  wake(shared.armed);
  ::_exit(127);
}

void require(Shared& shared, bool done, Stage stage) {
  if (!done) {
    give_up(shared, stage, errno);
  }
}

// First in line for the OOM killer, so that it ends the program and not the init that reports it.
// /proc is read-only in the box, which makes it final.
void raise_oom_score(const Box& box, Shared& shared) {
  ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const int fd = ::openat(box.host_proc, "self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  require(shared, fd >= 0 && ::write(fd, "1000", 4) == 4, Stage::OomScore);
  ::close(fd);
}

void give_up_capabilities(Shared& shared) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[2] = {};
  require(shared, ::syscall(SYS_capset, &header, none) == 0, Stage::Capabilities);
  require(shared, ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, Stage::NoNewPrivs);
}

// Without a PID namespace nothing else ends it, should its init die.
void lock_in(const Box& box, Shared& shared) {
  give_up_capabilities(shared);
  require(shared, ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0, Stage::Signals);
  require(shared, restrict_self(box.ruleset), Stage::Landlock);
}

void drop_privileges(const Box& box, Shared& shared) {
  require(shared,
          ::setresgid(box.payload, box.payload, box.payload) == 0 &&
              ::setresuid(box.payload, box.payload, box.payload) == 0,
          Stage::Identity);
  if (box.confined()) {
    lock_in(box, shared);
    return;
  }
  constexpr unsigned long kBits = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                                  SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED |
                                  SECBIT_NO_CAP_AMBIENT_RAISE | SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED;
  require(shared, ::prctl(PR_SET_SECUREBITS, kBits, 0, 0, 0) == 0, Stage::Capabilities);
  give_up_capabilities(shared);
}

int install_filter(const sock_fprog& policy) {
  constexpr unsigned long kFlags =
      SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
  long listener = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, kFlags, &policy);
  if (listener < 0 && errno == EINVAL) {  // before Linux 5.19
    listener =
        ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &policy);
  }
  return static_cast<int>(listener);
}

}  // namespace

void run_payload(const Box& box, Shared& shared, const sock_fprog& policy) {
  ::setsid();
  ::umask(022);
  ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr);  // no kernel keyrings: none to leave
  raise_oom_score(box, shared);
  drop_privileges(box, shared);
  shared.listener = install_filter(policy);
  require(shared, shared.listener >= 0, Stage::Seccomp);
  wake(shared.armed);
  while (__atomic_load_n(&shared.released, __ATOMIC_ACQUIRE) == 0) {
    futex(&shared.released, FUTEX_WAIT, 0);
  }
  for (std::uint32_t i = 0; i < shared.fd_count; ++i) {
    if (::dup2(shared.fds[i].from, shared.fds[i].to) < 0) {
      give_up(shared, Stage::Descriptors, errno);
    }
  }
  ::execve(shared.argv[0], shared.argv, shared.envp);
  give_up(shared, Stage::Exec, errno);
}

}  // namespace assay::sandbox::forker
