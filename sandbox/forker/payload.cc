// The payload between fork and exec: it locks itself in ahead of time (session, identity,
// capabilities, no_new_privs, filter), tells init that it is armed and sleeps. When it is released,
// only descriptors and execve(2) are left to do, so this is all that stands between a request and
// its program. After the filter is in force it makes four calls, which every profile allows: futex,
// dup2, execve, exit_group. The descriptor table is shared with init until init leaves it.

#include <linux/futex.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/landlock.h"
#include "sandbox/forker/lock_in.h"
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

// Without a PID namespace nothing else ends it, should its init die.
void confine(const Box& box, Shared& shared) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
    give_up(shared, Stage::Signals, errno);
  }
  if (!restrict_self(box.ruleset)) {
    give_up(shared, Stage::Landlock, errno);
  }
}

}  // namespace

void run_payload(const Box& box, Shared& shared, const sock_fprog& policy) {
  const Stage failed = lock_in(box.host_proc, box.payload, !box.confined());
  if (failed != Stage::None) {
    give_up(shared, failed, errno);
  }
  if (box.confined()) {
    confine(box, shared);
  }
  shared.listener = install_filter(policy);
  if (shared.listener < 0) {
    give_up(shared, Stage::Seccomp, errno);
  }
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
