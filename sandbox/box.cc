// A run is: arm (usually done at the end of the run before), begin counting, send the request,
// watch, read the counters, order the next init, drain and collect, judge. The order to the forker
// goes out before the collecting, so that tear-down and arming happen beside it: nothing after that
// point is read from what they change, except /box, which our descriptor keeps.

#include "sandbox/box.h"

#include <poll.h>

#include <atomic>
#include <cerrno>
#include <utility>

#include "sandbox/message.h"
#include "sandbox/read_ahead.h"
#include "sandbox/report.h"

namespace assay::sandbox {
namespace {

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
