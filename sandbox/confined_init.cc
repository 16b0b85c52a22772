// The same executable as the forker's, cloned without namespaces (by clone(2): the seccomp profiles
// of containers refuse clone3).

#include "sandbox/confined_init.h"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "sandbox/forker_process.h"
#include "sandbox/message.h"

namespace assay::sandbox {
namespace {

constexpr std::chrono::seconds kArmTimeout{20};
constexpr int kEndTimeoutMs = 30'000;

struct AllowedPath {
  std::string host;
  bool optional = false;
};

bool is_plain_file(const std::string& path) {
  struct stat info{};
  return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

/// What a program may read and execute. Nothing can be shown under another name; a link of the root
/// stands for the host's own file of that name, if it has one.
Result<std::vector<AllowedPath>> allowed_paths(const Root& root) {
  std::vector<AllowedPath> paths;
  for (const BoundPath& bound : root.paths) {
    if (bound.host.empty() || bound.host.front() != '/') {
      return failure(ErrorCode::BadRequest, "bound path \"" + bound.host + "\" is not absolute");
    }
    if (!bound.box.empty() && bound.box != bound.host && !bound.optional) {
      return failure(ErrorCode::Unsupported, "tier confined cannot show " + bound.host + " as " +
                                                 bound.box + ": it has no mounts");
    }
    paths.push_back({bound.host, bound.optional});
  }
  for (const RootLink& link : root.links) {
    if (is_plain_file(link.box)) {
      paths.push_back({link.box, true});
    }
  }
  return paths;
}

std::string order_body(const ConfinedInit::Order& order, const std::vector<AllowedPath>& paths) {
  Packer body;
  body.u32(order.abi);
  body.u32(order.user ? 1 : 0);
  body.u32(order.user.value_or(0));
  body.u32(static_cast<std::uint32_t>(paths.size()));
  for (const AllowedPath& path : paths) {
    body.bytes(path.host);
    body.u32(path.optional ? 1 : 0);
  }
  body.bytes({reinterpret_cast<const char*>(order.filter.data()),
              order.filter.size() * sizeof(sock_filter)});
  return std::string(body.body());
}

Error arm_error(const std::vector<AllowedPath>& paths, const wire::Failed& failed) {
  if (failed.stage == wire::Stage::OpenTree && failed.index < paths.size()) {
    return Error::from_errno(ErrorCode::Unsupported, "root path " + paths[failed.index].host,
                             failed.error);
  }
  return stage_error("arming a confined run", failed);
}

}  // namespace

Result<ConfinedInit> ConfinedInit::start(const Order& order) {
  Result<SocketPair> sockets = make_socket_pair();
  if (!sockets) {
    return failure(std::move(sockets).error());
  }
  Result<pid_t> pid = spawn_forker_image(sockets->theirs.get());
  if (!pid) {
    return failure(std::move(pid).error());
  }
  ConfinedInit init(*pid, std::move(sockets->ours));
  sockets->theirs.reset();
  if (Result<void> armed = init.arm(order); !armed) {
    return failure(std::move(armed).error());
  }
  return init;
}

Result<void> ConfinedInit::arm(const Order& order) {
  Result<std::vector<AllowedPath>> paths = allowed_paths(order.root);
  if (!paths) {
    return failure(std::move(paths).error());
  }
  if (Result<void> sent =
          send_message(socket_.get(), wire::Kind::Confine, order_body(order, *paths),
                       {order.work.box(), order.work.tmp()});
      !sent) {
    return sent;
  }
  Result<Incoming> answer =
      receive_message(socket_.get(), std::chrono::steady_clock::now() + kArmTimeout);
  if (!answer) {
    return failure(std::move(answer).error().with_context("arming a confined run"));
  }
  if (wire::Failed failed; answer->kind == wire::Kind::Failed && answer->read(failed)) {
    return failure(arm_error(*paths, failed));
  }
  if (answer->kind != wire::Kind::Armed || answer->fds.size() != 1) {
    return failure(ErrorCode::Sandbox, "an init answered out of turn");
  }
  listener_ = std::move(answer->fds.front());
  return {};
}

ConfinedInit::ConfinedInit(ConfinedInit&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      socket_(std::move(other.socket_)),
      listener_(std::move(other.listener_)) {}

ConfinedInit::~ConfinedInit() { end(std::move(socket_)); }

// To kill it would be to let its tree go; that is for the case that it does not answer at all.
void ConfinedInit::end(UniqueFd socket) {
  socket.reset();
  if (pid_ <= 0) {
    return;
  }
  const UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
  pollfd ended{handle.get(), POLLIN, 0};
  if (!handle || ::poll(&ended, 1, kEndTimeoutMs) == 0) {
    ::kill(pid_, SIGKILL);
  }
  while (::waitpid(pid_, nullptr, __WALL) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

}  // namespace assay::sandbox
