// When a box orders, takes and gives up its standby (standby.h). At most one is there, in the place
// of the init that is armed for the next run; whatever is odd about it, the run starts cold.

#include <utility>

#include "sandbox/box.h"

namespace assay::sandbox {
namespace {

constexpr int kMaxStandbyFailures = 3;  // in a row, of one kind
constexpr int kStandbyWeight = 10;      // what starts ahead gives way to everything

}  // namespace

void Box::stand_down() {
  last_kind_ = nullptr;
  if (init_.standby) {
    end_init();
    init_ = ArmedInit{};
  }
}

// One that still starts is no later than a cold start would be; so it is waited for.
bool Box::take_standby(const Spec& spec, const Limits& limits) {
  const auto kind = StandbyKind::of(spec, limits);
  if (!kind || *kind != *init_.standby) {
    return false;
  }
  cgroup_->weigh(kOrdinaryWeight);
  if (!await_armed()) {
    return false;
  }
  bool reaped = false;
  const bool started = await_standby(init_, reaped).has_value();
  if (reaped) {
    has_init_ = init_lives_ = false;
  }
  return started;
}

// In the place of a standby that is of no use. Its kind is given up when that goes on.
Result<void> Box::arm_cold(const Spec& spec, const Limits& limits) {
  const auto kind = StandbyKind::of(spec, limits);
  standby_failures_ += kind && *kind == *init_.standby ? 1 : 0;
  if (Result<void> ordered = order_next(spec.profile, limits, nullptr); !ordered) {
    return ordered;
  }
  return await_armed();
}

// The next run is likely to be of the kind that the last two were of.
Result<void> Box::order_following(const Spec& spec, const Limits& limits, Zygote* zygote) {
  const auto last = std::exchange(last_kind_, cgroup_ ? StandbyKind::of(spec, limits) : nullptr);
  if (!last_kind_ || !last || *last != *last_kind_) {
    standby_failures_ = 0;
    return order_next(spec.profile, limits, zygote);
  }
  if (surroundings_.crowded || standby_failures_ >= kMaxStandbyFailures || !memory_to_spare()) {
    return order_next(spec.profile, limits, nullptr);
  }
  cgroup_->drop_files();
  if (Result<void> ordered = order_next(spec.profile, limits, nullptr, true); !ordered) {
    return ordered;
  }
  init_.standby = last_kind_;
  cgroup_->weigh(kStandbyWeight);
  return start_standby(spec, limits, {init_, cgroup_.get(), 0});
}

}  // namespace assay::sandbox
