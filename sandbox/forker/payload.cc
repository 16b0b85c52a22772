// The payload between clone and exec. It locks itself in ahead of time (session, identity,
// capabilities, no_new_privs, filter), reports to be armed and sleeps until the request comes; then
// files, limits, descriptors and execve(2) are left to do, so this is all that stands between a
// request and its program. It already is what the program will be: the files that it places are the
// program's own, and what it cannot do, no program can. Of the calls that it makes after its filter
// every profile allows each (a test in tests/unit/policy_test.cc names them). Until exec it may
// share its memory with init and forker, which sleep (vfork_on in sys.h).

#include <sched.h>
#include <unistd.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/init_steps.h"
#include "sandbox/forker/lock_in.h"
#include "sandbox/forker/request.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

void require(const Arming& arming, bool done, Stage stage) {
  if (!done) {
    fail(arming.socket, stage);
  }
}

}  // namespace

void run_payload(Arming& arming) {
  if (arming.box.processor >= 0) {
    leave_processor(arming.box);
  }
  // Only now is a process in the run's group, which thus becomes the root of what it sees.
  require(arming, arming.cgroup < 0 || ::unshare(CLONE_NEWCGROUP) == 0, Stage::CgroupNamespace);
  const Stage failed = lock_in(arming.box.host_proc, arming.box.payload, true);
  require(arming, failed == Stage::None, failed);
  const int listener = install_filter(arming.box.policies[arming.order.profile]);
  require(arming, listener >= 0, Stage::Seccomp);
  report_armed(arming, listener);
  const Request request = take_request(arming.mail, arming.socket, 0);
  for (std::uint32_t i = 0; i < request.fd_count; ++i) {
    require(arming, ::dup2(request.fds[i].from, request.fds[i].to) >= 0, Stage::Descriptors);
  }
  if (arming.hold >= 0) {
    require(arming, ::dup2(arming.hold, wire::kHoldSocket) >= 0, Stage::Descriptors);
  }
  arming.progress->started = now_ns();
  ::execve(request.argv[0], request.argv, request.envp);
  arming.progress->started = 0;
  fail(arming.socket, Stage::Exec);
}

}  // namespace assay::sandbox::forker
