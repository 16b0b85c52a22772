// The box and its forker: which init is ordered for the next run, when it is armed, and how the one
// before ends. At most one message of either is owed at a time; reap_pending_ and has_init_ say
// which.

#include <chrono>
#include <utility>

#include "sandbox/box.h"
#include "sandbox/message.h"
#include "sandbox/report.h"

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

// Arming takes a millisecond, killing a thousand processes some tens. These are for a machine that
// is out of breath, not for anything that a program can do.
constexpr std::chrono::seconds kArmTimeout{20};
constexpr std::chrono::seconds kReapTimeout{30};
constexpr std::chrono::seconds kCloneTimeout{5};  // then it starts cold

}  // namespace

bool Box::is_armed_for(const Spec& spec) const {
  const Limits limits = effective_limits(spec.limits);
  if (spec.standby || init_.standby) {
    const auto kind = StandbyKind::of(spec, limits);
    return kind && init_.standby && *kind == *init_.standby;
  }
  return init_.suits(spec.profile, limits) &&
         (spec.warm ? init_.zygote != nullptr && init_.zygote->is_of(spec)
                    : init_.zygote == nullptr);
}

// A zygote that fails costs its warmth, not the run.
Result<void> Box::arm_for(const Spec& spec, const Limits& limits) {
  if (reap_pending_) {
    if (Result<wire::Reaped> reaped = await_reaped(); !reaped) {
      return failure(std::move(reaped).error());
    }
  }
  if (init_.standby) {
    return take_standby(spec, limits) ? Result<void>() : arm_cold(spec, limits);
  }
  // The forker makes a zygote only while it has no init.
  const auto clear_forker = [this] { return !has_init_ || kill_run().has_value(); };
  Zygote* const zygote =
      zygotes_.find_or_start(forker_.control(), spec, cgroup_.get(), clear_forker);
  if (!init_.suits(spec.profile, limits) || init_.zygote != zygote) {
    if (Result<void> ordered = order_next(spec.profile, limits, zygote); !ordered) {
      return ordered;
    }
  }
  Result<void> armed = await_armed();
  if (armed || init_.zygote == nullptr) {
    return armed;
  }
  init_.zygote->end();
  if (Result<void> ordered = order_next(spec.profile, limits, nullptr); !ordered) {
    return ordered;
  }
  return await_armed();
}

// Sends the filter if the forker does not have it yet.
Result<void> Box::send_policy(Profile profile) {
  if (known_policies_.contains(profile)) {
    return {};
  }
  Result<std::shared_ptr<const LoadedPolicy>> policy = policies_.get(profile);
  if (!policy) {
    return failure(std::move(policy).error());
  }
  const std::vector<sock_filter>& program = (*policy)->installed;
  Packer body;
  body.u32(static_cast<std::uint32_t>(profile));
  body.bytes({reinterpret_cast<const char*>(program.data()), program.size() * sizeof(sock_filter)});
  known_policies_.insert(profile);
  return send_message(forker_.control(), wire::Kind::Policy, body.body());
}

Result<void> Box::order_clone(Profile profile, Zygote& zygote, int link, int cgroup_directory) {
  Result<std::shared_ptr<const LoadedPolicy>> policy = policies_.get(profile);
  if (!policy) {
    return failure(std::move(policy).error());
  }
  const std::vector<sock_filter>& program = (*policy)->installed;
  return zygote.order_clone(
      link, cgroup_directory, payload_,
      {reinterpret_cast<const char*>(program.data()), program.size() * sizeof(sock_filter)});
}

// Has the forker arm an init when the one that it has, if any, is gone; its payload comes from
// `zygote`, if given, or will be a standby.
Result<void> Box::order_next(Profile profile, const Limits& limits, Zygote* zygote, bool standby) {
  if (reap_pending_) {
    if (Result<wire::Reaped> reaped = await_reaped(); !reaped) {
      return failure(std::move(reaped).error());
    }
  }
  if (Result<void> sent = send_policy(profile); !sent) {
    return sent;
  }
  std::vector<int> fds;
  UniqueFd directory;
  if (cgroup_) {
    Result<UniqueFd> prepared = cgroup_->prepare();
    if (!prepared) {
      return failure(std::move(prepared).error());
    }
    directory = std::move(*prepared);
  }
  wire::Next next;
  next.standby = standby ? 1 : 0;
  next.processor = surroundings_.processor;
  next.profile = static_cast<std::uint32_t>(profile);
  next.disk = static_cast<std::uint64_t>(limits.disk.count);
  next.inodes = static_cast<std::uint64_t>(limits.inodes);
  if (directory) {
    next.into_cgroup = 1;
    fds.push_back(directory.get());
  }
  SocketPair link;
  if (zygote != nullptr) {
    Result<SocketPair> made = make_socket_pair();
    if (made && order_clone(profile, *zygote, made->theirs.get(), directory.get())) {
      link = std::move(*made);
      next.from_zygote = 1;
      fds.push_back(link.ours.get());
    }
  }
  end_init();
  reap_pending_ = has_init_;
  has_init_ = true;
  init_lives_ = true;
  init_ = ArmedInit{};
  init_.socket = forker_.control();
  init_.profile = profile;
  init_.zygote = next.from_zygote != 0 ? zygote : nullptr;
  init_.disk = limits.disk;
  init_.inodes = limits.inodes;
  return send_message(forker_.control(), wire::Kind::Next,
                      {reinterpret_cast<const char*>(&next), sizeof next}, fds);
}

Result<void> Box::await_armed() {
  if (reap_pending_) {
    if (Result<wire::Reaped> reaped = await_reaped(); !reaped) {
      return failure(std::move(reaped).error());
    }
  }
  if (init_.box) {
    return {};
  }
  const std::chrono::seconds timeout = init_.zygote != nullptr ? kCloneTimeout : kArmTimeout;
  Result<Incoming> message = receive_message(forker_.control(), Clock::now() + timeout);
  if (!message) {
    return failure(std::move(message).error().with_context("arming a box"));
  }
  if (message->kind == wire::Kind::Reaped) {
    has_init_ = init_lives_ = false;
    return failure(ErrorCode::Sandbox, "an init is gone before it was armed");
  }
  if (wire::Failed failed; message->kind == wire::Kind::Failed && message->read(failed)) {
    return failure(stage_error("arming a box", failed));
  }
  wire::Armed armed;
  if (message->kind != wire::Kind::Armed || !message->read(armed) ||
      message->fds.size() != 2U + (armed.proc != 0 ? 1 : 0) + (armed.listener != 0 ? 1 : 0)) {
    return failure(ErrorCode::Sandbox, "an init answered out of turn");
  }
  std::size_t next = 0;
  init_.box = std::move(message->fds[next++]);
  init_.tmp = std::move(message->fds[next++]);
  if (armed.proc != 0) {
    init_.proc = std::move(message->fds[next++]);
  }
  if (armed.listener != 0) {
    init_.listener = std::move(message->fds[next++]);
  }
  return {};
}

Result<wire::Reaped> Box::await_reaped() {
  reap_pending_ = false;
  const Clock::time_point deadline = Clock::now() + kReapTimeout;
  std::optional<wire::Failed> why;  // the last word of a forker that could not go on
  for (;;) {
    Result<Incoming> message = receive_message(forker_.control(), deadline);
    if (!message) {
      return failure(why ? stage_error("forker", *why)
                         : std::move(message).error().with_context("ending a run"));
    }
    if (wire::Reaped reaped; message->kind == wire::Kind::Reaped && message->read(reaped)) {
      return reaped;
    }
    if (wire::Ended ended; message->kind == wire::Kind::Ended && message->read(ended)) {
      return wire::Reaped{ended.user_us, ended.system_us, ended.max_rss};  // it had ended by itself
    }
    if (wire::Failed failed; message->kind == wire::Kind::Failed && message->read(failed)) {
      why = failed;
    }
  }
}

// That it may be gone, the next message from the box tells.
void Box::end_init() {
  init_.socket = -1;
  if (std::exchange(init_lives_, false)) {
    (void)send_message(forker_.control(), wire::Kind::Kill, {});
  }
}

// Returns when nothing of the run is left.
Result<wire::Reaped> Box::kill_run() {
  if (cgroup_) {
    cgroup_->weigh(kDyingWeight);
  }
  end_init();
  has_init_ = false;
  return await_reaped();
}

}  // namespace assay::sandbox
