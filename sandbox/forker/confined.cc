// The init of one run of tier confined: the steps of init.cc where there are no namespaces. It is a
// subreaper (PR_SET_CHILD_SUBREAPER), so that whatever loses its parent becomes its child, and ends
// its tree at the end of the run: in a Landlock domain whose signals stay inside (Linux 6.12) by
// kill(-1), which no fork can outrun, else by killing what /proc shows to descend from it until
// nothing is left to wait for. Its death would end nothing but the main process (PR_SET_PDEATHSIG),
// so the supervisor never kills it but asks, and hanging up is asking. The payload cannot signal it
// (its own domain is an inner one; before 6.12 the supervisor looks at every signal, broker.cc).

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

#include <cstdlib>

#include "sandbox/forker/channel.h"
#include "sandbox/forker/confined_payload.h"
#include "sandbox/forker/init_steps.h"
#include "sandbox/forker/landlock.h"
#include "sandbox/forker/process_list.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

constexpr int kSocket = 20;                  // programs get 0..15
constexpr std::uint32_t kScopedSignals = 6;  // ABI
// A shared mapping of /dev/zero would be memory that nobody counts: it cannot be opened to write.
struct Device {
  const char* path;
  Access access;
};
constexpr Device kDevices[] = {{"/dev/null", Access::ReadWrite},
                               {"/dev/full", Access::ReadWrite},
                               {"/dev/zero", Access::Read},
                               {"/dev/random", Access::Read},
                               {"/dev/urandom", Access::Read}};

// The bounding set matters to nobody with no_new_privs; where we may, it is emptied all the same.
void take_ids(const wire::Confine& order) {
  for (int capability = 0; capability <= 63; ++capability) {
    ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  }
  if (order.take_ids != 0 &&
      (::setgroups(0, nullptr) != 0 || ::setresgid(order.id, order.id, order.id) != 0 ||
       ::setresuid(order.id, order.id, order.id) != 0)) {
    fail(kSocket, Stage::Identity);
  }
}

// False if it is missing.
bool allow_path(int ruleset, const char* path, Access access, std::uint32_t abi,
                std::uint32_t index) {
  const int fd = ::open(path, O_PATH | O_CLOEXEC);
  if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
    errno = ENOENT;
    return false;
  }
  if (fd < 0 || !allow(ruleset, fd, access, abi)) {
    fail(kSocket, Stage::Landlock, index);
  }
  ::close(fd);
  return true;
}

void allow_directory(int ruleset, int directory, std::uint32_t abi) {
  if (!allow(ruleset, directory, Access::All, abi)) {
    fail(kSocket, Stage::Landlock);
  }
}

void make_rules(Box& box, const wire::Confine& order, wire::Unpacker& body) {
  box.ruleset = make_ruleset(order.abi);
  if (box.ruleset < 0) {
    fail(kSocket, Stage::Landlock);
  }
  const std::uint32_t count = body.u32();
  for (std::uint32_t i = 0; i < count && body.ok(); ++i) {
    const char* path = body.bytes().data();
    const bool optional = body.u32() != 0;
    if (!allow_path(box.ruleset, path, Access::Read, order.abi, i) && !optional) {
      fail(kSocket, Stage::OpenTree, i);
    }
  }
  for (const Device& device : kDevices) {
    if (!allow_path(box.ruleset, device.path, device.access, order.abi, 0)) {
      fail(kSocket, Stage::Devices);
    }
  }
}

// Ends what is left; how many there were.
std::uint32_t end_tree(bool scoped) {
  if (none_left()) {
    return 0;
  }
  if (scoped) {
    return kill_leftovers();
  }
  std::uint32_t count = 0;
  constexpr timespec kPause{0, 500'000};
  for (;;) {
    kill_descendants();
    pid_t pid;
    while ((pid = ::wait4(-1, nullptr, WNOHANG | __WALL, nullptr)) > 0) {
      ++count;
    }
    if (pid < 0 && errno == ECHILD) {
      return count;
    }
    ::nanosleep(&kPause, nullptr);
  }
}

Box take_order(wire::Unpacker& body, wire::Confine& order) {
  order.abi = body.u32();
  order.take_ids = body.u32();
  order.id = body.u32();
  Box box;
  box.keeper = box.payload = order.take_ids != 0 ? order.id : ::geteuid();
  box.host_proc = ::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  make_rules(box, order, body);
  return box;
}

sock_fprog take_filter(wire::Unpacker& body) {
  const std::string_view program = body.bytes();
  // Aligned as malloc does; the body need not be.
  void* const memory = std::malloc(program.size() + 1);
  if (!body.ok() || memory == nullptr) {
    errno = EBADMSG;
    fail(kSocket, Stage::Protocol);
  }
  std::memcpy(memory, program.data(), program.size());
  return {static_cast<unsigned short>(program.size() / sizeof(sock_filter)),
          static_cast<sock_filter*>(memory)};
}

void lock_self_in(std::uint32_t abi) {
  if (::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) {
    fail(kSocket, Stage::Subreaper);
  }
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    fail(kSocket, Stage::NoNewPrivs);
  }
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (abi >= kScopedSignals) {
    const int ruleset = make_signal_ruleset();
    if (ruleset < 0 || !restrict_self(ruleset)) {
      fail(kSocket, Stage::Landlock);
    }
    ::close(ruleset);
  }
}

}  // namespace

void run_confined_init(int socket, wire::Unpacker body, int box_dir, int tmp_dir) {
  if (::dup3(socket, kSocket, O_CLOEXEC) != kSocket) {
    ::_exit(1);
  }
  ::close(socket);
  ::prctl(PR_SET_NAME, "init", 0, 0, 0);
  wire::Confine order;
  Box box = take_order(body, order);
  const sock_fprog policy = take_filter(body);
  allow_directory(box.ruleset, box_dir, order.abi);
  allow_directory(box.ruleset, tmp_dir, order.abi);
  take_ids(order);
  if (::fchdir(box_dir) != 0) {
    fail(kSocket, Stage::BoxTmpfs);
  }
  lock_self_in(order.abi);
  Shared& shared = map_shared(kSocket);
  const pid_t payload = fork_payload(box, shared, policy, kSocket);
  const wire::Armed armed{0, 1};
  if (!send(kSocket, wire::Kind::Armed, &armed, sizeof armed, &shared.listener, 1)) {
    fail(kSocket, Stage::SendArmed);
  }
  ::close(shared.listener);
  shared.request = take_request(shared.mail, kSocket, payload);
  const std::uint64_t started = now_ns();
  release(shared);
  let_go(kSocket, -1);
  const int child_signals = open_child_signals(kSocket);
  wire::Ended ended{};
  if (!await_payload(kSocket, child_signals, payload, ended)) {
    ended.status = SIGKILL;
  }
  ended.wall_ns = now_ns() - started;
  ended.leftovers = end_tree(order.abi >= kScopedSignals);
  add_usage(ended);
  if (shared.failure.stage != Stage::None) {
    errno = shared.failure.error;
    fail(kSocket, shared.failure.stage);
  }
  send(kSocket, wire::Kind::Ended, &ended, sizeof ended);
  ::_exit(0);
}

}  // namespace assay::sandbox::forker
