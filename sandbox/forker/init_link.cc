// Init's part where the payload starts in the middle of an interpreter: it is the clone of a zygote
// or a standby (wire.h). Then somebody is at the other end of a link who waits, and it is init that
// takes the request and passes it on.

#include "sandbox/forker/init_link.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/fsuid.h>
#include <sys/mount.h>
#include <sys/socket.h>

#include <cstring>

#include "sandbox/forker/init_steps.h"
#include "sandbox/forker/request.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

// Has the zygote at the other end of the link put a clone of itself into this process's namespaces.
// It becomes a child of init when the helper that the zygote did it with has ended (Entered), and
// it tells when it has locked itself in; these two come in any order.
pid_t await_clone(const Arming& arming, int& listener) {
  const int self = static_cast<int>(::syscall(SYS_pidfd_open, ::getpid(), 0));
  if (self < 0 || !send(arming.link, wire::Kind::Enter, nullptr, 0, &self, 1)) {
    fail(arming.socket, Stage::Enter);
  }
  ::close(self);
  Message& message = arming.mail.message;
  pid_t pid = 0;
  for (bool entered = false; !entered || pid == 0;) {
    pollfd set[] = {{arming.link, POLLIN, 0}, {arming.socket, POLLIN, 0}};
    ::poll(set, 2, -1);
    if (set[1].revents != 0) {
      ::_exit(0);  // the supervisor waits no longer
    }
    char body[sizeof(wire::Failed)];
    errno = EPIPE;
    if (!receive(arming.link, message, body, sizeof body)) {
      fail(arming.socket, Stage::Enter);
    }
    if (message.header.kind == wire::Kind::Entered) {
      entered = true;
    } else if (message.header.kind == wire::Kind::Locked) {
      wire::Locked locked;
      std::memcpy(&locked, body, sizeof locked);
      pid = locked.pid;
      listener = message.take_fd();
    } else {
      wire::Failed failed;
      std::memcpy(&failed, body, sizeof failed);
      errno = failed.error;
      fail(arming.socket, failed.stage);
    }
  }
  return pid;
}

void release_payload(const Arming& arming, const Request& request) {
  wire::Release release;
  release.fd_count = request.fd_count;
  int fds[wire::kFirstFreeTarget];
  for (std::uint32_t i = 0; i < request.fd_count; ++i) {
    fds[i] = request.fds[i].from;
    release.targets[i] = request.fds[i].to;
  }
  if (!send(arming.link, wire::Kind::Release, &release, sizeof release, fds,
            static_cast<int>(request.fd_count))) {
    fail(arming.socket, arming.hold >= 0 ? Stage::Standby : Stage::Enter);
  }
}

// The payload is in the middle of its interpreter: so it is init that takes the request, and places
// the files as the payload's identity, so that they are the program's own.
void pass_request(const Arming& arming, pid_t payload) {
  ::setfsuid(arming.box.payload);
  ::setfsgid(arming.box.payload);
  const Request request = take_request(arming.mail, arming.socket, payload);
  ::setfsuid(arming.box.keeper);
  ::setfsgid(arming.box.keeper);
  arming.progress->started = now_ns();
  release_payload(arming, request);
}

// Sleeps until the standby or the supervisor has something to say or is gone; whether the standby.
bool await_standby(const Arming& arming) {
  pollfd set[] = {{arming.link, POLLIN, 0}, {arming.socket, POLLIN, 0}};
  while (::poll(set, 2, -1) < 0 && errno == EINTR) {
  }
  return set[0].revents != 0;
}

// As mount_tmpfs() in init.cc does at once where no library is to come to /box.
void forbid_exec(const Arming& arming) {
  constexpr unsigned long kFlags = MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV | MS_NOEXEC;
  for (const char* path : {"/box", "/tmp"}) {
    if (::mount(nullptr, path, nullptr, kFlags, nullptr) != 0) {
      fail(arming.socket, Stage::Standby);
    }
  }
}

}  // namespace

pid_t run_clone(const Arming& arming) {
  if (arming.cgroup >= 0 && ::unshare(CLONE_NEWCGROUP) != 0) {
    fail(arming.socket, Stage::CgroupNamespace);
  }
  int listener = -1;
  const pid_t payload = await_clone(arming, listener);
  report_armed(arming, listener);
  pass_request(arming, payload);
  return payload;
}

void check_begun(int socket, int link) {
  pollfd said{link, POLLIN, 0};
  Message message;
  wire::Failed failed;
  if (::poll(&said, 1, 0) > 0 &&
      receive(link, message, reinterpret_cast<char*>(&failed), sizeof failed) &&
      message.header.kind == wire::Kind::Failed) {
    errno = failed.error;
    fail(socket, failed.stage);
  }
}

// The link is beyond the numbers of programs, so that the payload can move its end to its place.
void open_link(Arming& arming) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    fail(arming.socket, Stage::Standby);
  }
  arming.link = ends[0];
  arming.hold = ::fcntl(ends[1], F_DUPFD_CLOEXEC, wire::kFirstFreeTarget);
  ::close(ends[1]);
  if (arming.hold < 0) {
    fail(arming.socket, Stage::Standby);
  }
}

// The payload has executed its interpreter. When that has started it says so, and waits; nothing
// else is to come from it, and nothing from the supervisor before.
void run_standby(const Arming& arming, pid_t payload) {
  ::close(arming.hold);
  if (!await_standby(arming)) {
    ::_exit(0);  // the supervisor waits no longer
  }
  Message& message = arming.mail.message;
  char none[8];
  errno = EPIPE;
  if (!receive(arming.link, message, none, sizeof none) ||
      message.header.kind != wire::Kind::Warmed ||
      !send(arming.socket, wire::Kind::Warmed, nullptr, 0) || await_standby(arming)) {
    fail(arming.socket, Stage::Standby);
  }
  if (!arming.box.wants_exec) {
    forbid_exec(arming);
  }
  pass_request(arming, payload);
  // Until it answers it may have died, and nothing of the program has begun.
  errno = EPIPE;
  if (!receive(arming.link, message, none, sizeof none)) {
    fail(arming.socket, Stage::Standby);
  }
}

}  // namespace assay::sandbox::forker
