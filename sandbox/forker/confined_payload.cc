// The payload locks itself in ahead of time, tells init that it is armed and sleeps. When it is
// released, only descriptors and execve(2) are left to do. After the filter is in force it makes
// four calls, which every profile allows: futex, dup2, execve, exit_group. The descriptor table is
// shared with init until init leaves it.

#include "sandbox/forker/confined_payload.h"

#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sandbox/forker/landlock.h"
#include "sandbox/forker/lock_in.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

long futex(std::uint32_t* word, int operation, std::uint32_t value) {
  return ::syscall(SYS_futex, word, operation, value, nullptr, nullptr, 0);
}

void wake(std::uint32_t& word) {
  __atomic_store_n(&word, 1, __ATOMIC_RELEASE);
  futex(&word, FUTEX_WAKE, 1);
}

void wait_for(std::uint32_t& word) {
  while (__atomic_load_n(&word, __ATOMIC_ACQUIRE) == 0) {
    futex(&word, FUTEX_WAIT, 0);
  }
}

[[noreturn]] void give_up(Shared& shared, Stage stage) {
  shared.failure = {stage, errno, 0};
  wake(shared.armed);
  ::_exit(127);
}

[[noreturn]] void run_payload(const Box& box, Shared& shared, const sock_fprog& policy) {
  if (const Stage failed = lock_in(box.host_proc, box.payload, false); failed != Stage::None) {
    give_up(shared, failed);
  }
  // Without a PID namespace nothing else ends it, should its init die.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
    give_up(shared, Stage::Signals);
  }
  if (!restrict_self(box.ruleset)) {
    give_up(shared, Stage::Landlock);
  }
  shared.listener = install_filter(policy);
  if (shared.listener < 0) {
    give_up(shared, Stage::Seccomp);
  }
  wake(shared.armed);
  wait_for(shared.released);
  const Request& request = shared.request;
  for (std::uint32_t i = 0; i < request.fd_count; ++i) {
    if (::dup2(request.fds[i].from, request.fds[i].to) < 0) {
      give_up(shared, Stage::Descriptors);
    }
  }
  ::execve(request.argv[0], request.argv, request.envp);
  give_up(shared, Stage::Exec);
}

}  // namespace

Shared& map_shared(int socket) {
  void* const memory =
      ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    fail(socket, Stage::SharedMemory);
  }
  return *static_cast<Shared*>(memory);
}

pid_t fork_payload(const Box& box, Shared& shared, const sock_fprog& policy, int socket) {
  // Not clone3: the seccomp profiles of containers refuse it.
  const long pid = ::syscall(SYS_clone, CLONE_FILES | SIGCHLD, nullptr, nullptr, nullptr, nullptr);
  if (pid < 0) {
    fail(socket, Stage::Payload);
  }
  if (pid == 0) {
    run_payload(box, shared, policy);
  }
  wait_for(shared.armed);
  if (shared.failure.stage != Stage::None) {
    errno = shared.failure.error;
    fail(socket, shared.failure.stage);
  }
  return static_cast<pid_t>(pid);
}

void release(Shared& shared) { wake(shared.released); }

}  // namespace assay::sandbox::forker
