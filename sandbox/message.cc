// SOCK_SEQPACKET messages with descriptors (unix(7)), from the supervisor's side.

#include "sandbox/message.h"

#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/check.h"

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxAnswer = 256;  // every message to the supervisor is a small struct
constexpr int kMaxAnswerFds = 8;

Result<UniqueFd> memfd_of(std::string_view body) {
  UniqueFd fd(::memfd_create("assay-body", MFD_CLOEXEC));
  while (fd && !body.empty()) {
    const ssize_t written = ::write(fd.get(), body.data(), body.size());
    if (written <= 0) {
      fd.reset();
      break;
    }
    body.remove_prefix(static_cast<std::size_t>(written));
  }
  if (!fd) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "message body", errno));
  }
  return fd;
}

Result<void> transmit(int socket, wire::Header head, std::string_view body,
                      const std::vector<int>& fds) {
  std::array<iovec, 2> parts{iovec{&head, sizeof head},
                             iovec{const_cast<char*>(body.data()), body.size()}};
  msghdr header{};
  header.msg_iov = parts.data();
  header.msg_iovlen = parts.size();
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * wire::kMaxFds)> control{};
  if (!fds.empty()) {
    const std::size_t size = fds.size() * sizeof(int);
    header.msg_control = control.data();
    header.msg_controllen = CMSG_SPACE(size);
    cmsghdr* c = CMSG_FIRSTHDR(&header);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(size);
    std::memcpy(CMSG_DATA(c), fds.data(), size);
  }
  while (::sendmsg(socket, &header, MSG_NOSIGNAL) < 0) {
    if (errno != EINTR) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "sending to the box", errno));
    }
  }
  return {};
}

void take_descriptors(msghdr& header, std::vector<UniqueFd>& fds) {
  for (cmsghdr* c = CMSG_FIRSTHDR(&header); c != nullptr; c = CMSG_NXTHDR(&header, c)) {
    if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS) {
      continue;
    }
    const std::size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof fd);
      fds.emplace_back(fd);
    }
  }
}

Result<void> wait_readable(int socket, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    pollfd wait{socket, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready > 0) {
      return {};
    }
    if (ready == 0) {
      return failure(ErrorCode::Sandbox, "the box does not answer");
    }
    if (errno != EINTR) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "poll", errno));
    }
  }
}

// As recvmsg(2), waiting until `deadline`; what is there already costs no wait. A peer that ended
// with something unread is told of once (ECONNRESET), before what it had said.
Result<ssize_t> receive_until(int socket, msghdr& header, Clock::time_point deadline) {
  for (;;) {
    const std::size_t room = header.msg_controllen;
    const ssize_t got = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (got >= 0 || (errno != EINTR && errno != EAGAIN && errno != ECONNRESET)) {
      return got;
    }
    header.msg_controllen = room;
    if (Result<void> ready = wait_readable(socket, deadline); !ready) {
      return failure(std::move(ready).error());
    }
  }
}

}  // namespace

Result<SocketPair> make_socket_pair() {
  std::array<int, 2> fds{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds.data()) != 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "socketpair", errno));
  }
  return SocketPair{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

// Closing any socket starts it (unix_release_sock in net/unix/af_unix.c).
void wake_socket_collector() {
  const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

Result<void> send_message(int socket, wire::Kind kind, std::string_view body,
                          const std::vector<int>& fds) {
  check(fds.size() < static_cast<std::size_t>(wire::kMaxFds), "too many descriptors in a message");
  if (body.size() > wire::kMaxBody) {
    return failure(ErrorCode::TooLarge, "arguments, environment or file list too large");
  }
  wire::Header head{kind, static_cast<std::uint32_t>(body.size()), 0};
  if (body.size() <= wire::kInlineBody) {
    return transmit(socket, head, body, fds);
  }
  Result<UniqueFd> carrier = memfd_of(body);
  if (!carrier) {
    return failure(std::move(carrier).error());
  }
  head.in_memfd = 1;
  std::vector<int> with_body{carrier->get()};
  with_body.insert(with_body.end(), fds.begin(), fds.end());
  return transmit(socket, head, {}, with_body);
}

Result<Incoming> receive_message(int socket, Clock::time_point deadline) {
  wire::Header head;
  std::array<char, kMaxAnswer> body{};
  std::array<iovec, 2> parts{iovec{&head, sizeof head}, iovec{body.data(), body.size()}};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMaxAnswerFds)> control{};
  msghdr header{};
  header.msg_iov = parts.data();
  header.msg_iovlen = parts.size();
  header.msg_control = control.data();
  header.msg_controllen = control.size();
  Result<ssize_t> got = receive_until(socket, header, deadline);
  if (!got) {
    return failure(std::move(got).error());
  }
  if (*got <= 0) {
    return failure(ErrorCode::Sandbox, "a process of the box is gone");
  }
  Incoming incoming;
  take_descriptors(header, incoming.fds);
  if (static_cast<std::size_t>(*got) != sizeof head + head.size || head.in_memfd != 0 ||
      (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
    return failure(ErrorCode::Sandbox, "malformed message from the box");
  }
  incoming.kind = head.kind;
  incoming.body.assign(body.data(), head.size);
  return incoming;
}

std::string_view stage_name(wire::Stage stage) {
  using wire::Stage;
  switch (stage) {
    case Stage::None:
      return "no stage";
    case Stage::Protocol:
      return "reading a message";
    case Stage::Signals:
      return "resetting signals";
    case Stage::Privatise:
      return "making mounts private";
    case Stage::OpenTree:
      return "open_tree of a bound path";
    case Stage::TreeAttributes:
      return "making a bound path read-only";
    case Stage::Identity:
      return "taking the box's identity";
    case Stage::RootTmpfs:
      return "mounting the root's tmpfs";
    case Stage::Populate:
      return "filling the root";
    case Stage::AttachTree:
      return "attaching a bound path";
    case Stage::Devices:
      return "making /dev";
    case Stage::PivotRoot:
      return "pivot_root";
    case Stage::DetachOldRoot:
      return "detaching the old root";
    case Stage::SealRoot:
      return "making the root read-only";
    case Stage::Hostname:
      return "sethostname";
    case Stage::CgroupNamespace:
      return "cgroup namespace";
    case Stage::Capabilities:
      return "dropping capabilities";
    case Stage::Clone:
      return "clone of an init";
    case Stage::BoxTmpfs:
      return "mounting /box";
    case Stage::TmpTmpfs:
      return "mounting /tmp";
    case Stage::Proc:
      return "mounting /proc";
    case Stage::SharedMemory:
      return "shared memory";
    case Stage::Payload:
      return "clone of a payload";
    case Stage::OomScore:
      return "oom_score_adj";
    case Stage::NoNewPrivs:
      return "no_new_privs";
    case Stage::Seccomp:
      return "seccomp";
    case Stage::OpenViews:
      return "opening /box";
    case Stage::SendArmed:
      return "reporting readiness";
    case Stage::PlaceFile:
      return "placing a file";
    case Stage::Limit:
      return "prlimit";
    case Stage::Descriptors:
      return "passing descriptors";
    case Stage::Exec:
      return "exec";
    case Stage::Subreaper:
      return "becoming a subreaper";
    case Stage::Landlock:
      return "Landlock";
    case Stage::Zygote:
      return "clone of a zygote";
    case Stage::Standby:
      return "standby";
    case Stage::Enter:
      return "clone from a warm interpreter";
  }
  return "an unknown stage";
}

Error stage_error(std::string_view what, const wire::Failed& failed) {
  return Error::from_errno(ErrorCode::Sandbox, stage_name(failed.stage), failed.error)
      .with_context(what);
}

}  // namespace assay::sandbox
