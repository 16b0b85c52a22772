// A run is: arm (usually done at the end of the run before), begin counting, send the request,
// watch, read the counters, order the next init, drain and collect, judge. The order to the forker
// goes out before the collecting, so that tear-down and arming happen beside it: nothing after that
// point is read from what they change, except /box, which our descriptor keeps.

#include "sandbox/box.h"

#include <poll.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <optional>
#include <utility>

#include "sandbox/message.h"
#include "sandbox/read_ahead.h"
#include "sandbox/report.h"

namespace assay::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

// Arming takes a millisecond, killing a thousand processes some tens. These are for a machine that
// is out of breath, not for anything that a program can do.
constexpr std::chrono::seconds kArmTimeout{20};
constexpr std::chrono::seconds kReapTimeout{30};
constexpr std::chrono::seconds kCloneTimeout{5};  // then it starts cold

constexpr int kOurs = 2;  // forker and init

std::atomic<unsigned> g_box_serial{0};

}  // namespace

Result<std::unique_ptr<Box>> Box::make(const Layout& layout, const CgroupSite* site, int slot,
                                       PolicyStore& policies, RootWatches& watches) {
  const unsigned serial = g_box_serial++;
  Result<Identity> identity = make_identity(serial);
  if (!identity) {
    return failure(std::move(identity).error());
  }
  std::unique_ptr<Cgroup> cgroup;
  if (site != nullptr) {
    Result<std::unique_ptr<Cgroup>> made = site->make(cgroup_name(slot, serial));
    if (!made) {
      return failure(std::move(made).error());
    }
    cgroup = std::move(*made);
  }
  const bool inside = cgroup && cgroup->holds_forker();
  if (inside) {
    read_ahead(layout);
  }
  Result<ForkerProcess> forker = ForkerProcess::start(layout, *identity, inside, [&](pid_t pid) {
    return cgroup ? cgroup->admit(pid, identity->keeper_outside) : Result<void>();
  });
  if (!forker) {
    return failure(std::move(forker).error());
  }
  return std::unique_ptr<Box>(
      new Box(std::move(*forker), std::move(cgroup), policies, watches, layout, *identity));
}

Result<void> Box::try_out(const CgroupSite* site) {
  PolicyStore policies;
  RootWatches watches;
  const Layout empty{{"box", "dev", "proc", "tmp"}, {}, {}, {}, true};
  Result<std::unique_ptr<Box>> box = make(empty, site, 0, policies, watches);
  if (!box) {
    return failure(std::move(box).error());
  }
  if (Result<void> ordered = (*box)->order_next(Profile::Native, Limits{}, nullptr); !ordered) {
    return ordered;
  }
  return (*box)->await_armed();
}

Result<void> Box::arm(const Spec& spec) {
  usable_ = false;  // until the box is known to be in order again
  if (Result<void> armed = arm_for(spec, effective_limits(spec.limits)); !armed) {
    return armed;
  }
  // Between Armed and Run an init has nothing to say: what can be read is its end.
  pollfd init{forker_.control(), POLLIN, 0};
  if (::poll(&init, 1, 0) != 0) {
    return failure(ErrorCode::Sandbox, "an armed init is gone");
  }
  return {};
}

Result<Report> Box::run(const Spec& spec, const std::stop_token& stop,
                        const Surroundings& surroundings) {
  surroundings_ = surroundings;
  const Limits limits = effective_limits(spec.limits);
  if (cgroup_) {
    if (Result<void> begun = begin(spec, limits); !begun) {
      return failure(std::move(begun).error());
    }
  }
  root_watch_.begin();
  return run_armed(spec, limits, stop);
}

Result<void> Box::begin(const Spec& spec, const Limits& limits) {
  // Of ours in the run's group: the zygotes, or an init that places files (see forker/init.cc).
  const bool init_inside = init_.zygote != nullptr || init_.standby != nullptr;
  const int lodgers = cgroup_->holds_forker() ? zygotes_.ready_count() : (init_inside ? 1 : 0);
  const Bytes held = init_.zygote != nullptr ? init_.zygote->touched() : Bytes{0};
  cgroup_->weigh(kOrdinaryWeight);
  if (!init_.standby) {
    return cgroup_->begin(limits.memory, limits.processes + lodgers, held);
  }
  if (cgroup_->resume(limits.memory, limits.processes + lodgers)) {
    return {};
  }
  if (Result<void> armed = arm_cold(spec, limits); !armed) {
    return armed;
  }
  return begin(spec, limits);
}

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

Result<Report> Box::run_armed(const Spec& spec, const Limits& limits, const std::stop_token& stop) {
  Result<std::shared_ptr<const LoadedPolicy>> policy = policies_.get(spec.profile);
  if (!policy) {
    return failure(std::move(policy).error());
  }
  Refusals refusals(std::move(init_.listener), (*policy)->rules);
  Streams streams;
  const RunPlace place{init_, cgroup_.get(), shares_identity_ ? kOurs + zygotes_.ready_count() : 0};
  Result<RunOutcome> outcome = watch_run(spec, limits, place, refusals, streams, stop);
  if (!outcome) {
    return failure(std::move(outcome).error());
  }
  if (outcome->failed && outcome->failed->stage == wire::Stage::Standby) {
    // It has died since; nothing of the run has begun.
    if (Result<void> armed = arm_cold(spec, limits); !armed) {
      return failure(std::move(armed).error());
    }
    if (Result<void> begun = begin(spec, limits); !begun) {
      return failure(std::move(begun).error());
    }
    return run_armed(spec, limits, stop);
  }
  if (outcome->failed && outcome->failed->stage == wire::Stage::PlaceFile &&
      outcome->failed->error == ENOMEM && is_full(limits)) {
    outcome->failed.reset();  // the files alone take all of the memory
    outcome->stop = Stop::Memory;
  }
  if (outcome->failed && outcome->failed->stage != wire::Stage::Exec) {
    return refuse_failed(spec, *outcome->failed);
  }
  return finish(spec, limits, *outcome, refusals, streams);
}

// Whether the run's group has had about all of its memory: else it is the host that has none.
bool Box::is_full(const Limits& limits) {
  const Result<CgroupCounters> counters =
      cgroup_ ? cgroup_->counters() : failure(ErrorCode::Sandbox, "no control group");
  return counters && counters->memory_peak.count >= limits.memory.count / 2;
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

// The request could not be carried out. Its own fault leaves the box usable after the next arming.
Result<Report> Box::refuse_failed(const Spec& spec, const wire::Failed& failed) {
  end_init();
  usable_ = true;
  if (failed.stage == wire::Stage::PlaceFile &&
      (failed.error == ENOSPC || failed.error == EDQUOT)) {
    return failure(ErrorCode::TooLarge, "the files do not fit the limit of the disk");
  }
  if (failed.stage == wire::Stage::PlaceFile && failed.index < spec.files.size()) {
    return failure(stage_error("file " + spec.files[failed.index].name, failed));
  }
  return failure(stage_error("run", failed));
}

Result<Report> Box::finish(const Spec& spec, const Limits& limits, const RunOutcome& outcome,
                           const Refusals& refusals, Streams& streams) {
  if (cgroup_ && outcome.lost) {
    cgroup_->lift();  // its init may have found no memory to say its end
  }
  if (outcome.ended || outcome.reaped) {
    has_init_ = init_lives_ = false;
  }
  Result<wire::Reaped> reaped = outcome.ended    ? wire::Reaped{}
                                : outcome.reaped ? *outcome.reaped
                                                 : kill_run();
  if (cgroup_) {
    cgroup_->weigh(kOrdinaryWeight);
  }
  Result<Cost> cost = cost_of(cgroup_.get(), outcome, reaped.value_or(wire::Reaped{}));
  if (!cost) {
    return failure(std::move(cost).error());
  }
  if (!spec.passed.empty()) {
    wake_socket_collector();  // others wait for the end of what was passed
  }
  // The OOM killer may have taken all of the box, where nothing of it can be kept from that.
  const bool died_for_memory = !reaped && outcome.lost && cost->oom_kills > 0;
  if (!reaped && !died_for_memory) {
    return failure(std::move(reaped).error());
  }
  if (cgroup_ && cost->usage.memory_peak.count > limits.memory.count / 2) {
    cgroup_->lift();
  }
  std::vector<std::string> opened = root_watch_.end();  // before anything starts for the next run
  const UniqueFd box = std::move(init_.box);
  const UniqueFd tmp = std::move(init_.tmp);
  Zygote* const zygote = init_.zygote;
  const bool warm = zygote != nullptr || init_.standby != nullptr;
  usable_ = !died_for_memory && order_following(spec, limits, zygote).has_value();
  Result<Report> report =
      make_report({spec, limits, outcome, *cost, cgroup_ ? Tier::Full : Tier::Rootless, box.get(),
                   tmp.get(), refusals, streams});
  if (report) {
    report->warm = warm;
    report->read_outside = std::move(opened);
  }
  return report;
}

}  // namespace assay::sandbox
