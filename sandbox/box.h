#pragma once

// One box: a forker with its root, the control group that its runs live in, and the init that is
// armed for the next run.

#include <memory>
#include <set>
#include <stop_token>

#include "base/result.h"
#include "sandbox/cgroup.h"
#include "sandbox/forker_process.h"
#include "sandbox/layout.h"
#include "sandbox/refusals.h"
#include "sandbox/root_watch.h"
#include "sandbox/run.h"
#include "sandbox/sandbox.h"
#include "sandbox/standby.h"
#include "sandbox/zygote.h"

namespace assay::sandbox {

/// What goes on beside a run as it begins.
struct Surroundings {
  bool crowded = false;  ///< No processor is idle: nothing is to be started ahead.
  int processor = -1;    ///< What is ours of the next run keeps to it; -1: to none.
};

/// Runs one program after the other. After an Error from run() the box is to be thrown away.
/// Thread compatible.
class Box {
 public:
  /// `site` is null in tier rootless. `policies` and `watches` outlive the box. Errors: as
  /// ForkerProcess::start(), and Sandbox.
  static Result<std::unique_ptr<Box>> make(const Layout& layout, const CgroupSite* site, int slot,
                                           PolicyStore& policies, RootWatches& watches);

  /// Makes a box with an empty root and arms an init in it, for real: whether this tier can be had.
  static Result<void> try_out(const CgroupSite* site);

  /// Makes ready for `spec`. Nothing of it has run when this fails: what ran before may have taken
  /// the box down with it (it was short of memory), and a new one will do. Errors: Sandbox.
  Result<void> arm(const Spec& spec);
  /// See Executor::run(); after arm(). What the request itself makes impossible (Unsupported,
  /// TooLarge) leaves the box usable: usable() says so.
  Result<Report> run(const Spec& spec, const std::stop_token& stop,
                     const Surroundings& surroundings);
  bool usable() const { return usable_; }
  /// Lets go of a standby that waits for the next run, and of the reason to have another.
  void stand_down();
  /// Whether the armed init is of the kind that `spec` will want.
  bool is_armed_for(const Spec& spec) const;

 private:
  Box(ForkerProcess forker, std::unique_ptr<Cgroup> cgroup, PolicyStore& policies,
      RootWatches& watches, const Layout& layout, const Identity& identity)
      : cgroup_(std::move(cgroup)),
        forker_(std::move(forker)),
        root_watch_(watches, forker_.take_root(), layout),
        policies_(policies),
        payload_(identity.payload),
        shares_identity_(identity.keeper == identity.payload) {}

  Result<Report> run_armed(const Spec& spec, const Limits& limits, const std::stop_token& stop);
  Result<void> arm_for(const Spec& spec, const Limits& limits);
  Result<void> begin(const Spec& spec, const Limits& limits);
  Result<void> order_next(Profile profile, const Limits& limits, Zygote* zygote,
                          bool standby = false);
  Result<void> order_following(const Spec& spec, const Limits& limits, Zygote* zygote);
  bool take_standby(const Spec& spec, const Limits& limits);
  Result<void> arm_cold(const Spec& spec, const Limits& limits);
  Result<void> order_clone(Profile profile, Zygote& zygote, int link, int cgroup_directory);
  bool is_full(const Limits& limits);
  Result<void> send_policy(Profile profile);
  Result<void> await_armed();
  void end_init();
  Result<wire::Reaped> kill_run();
  Result<wire::Reaped> await_reaped();
  Result<Report> finish(const Spec& spec, const Limits& limits, const RunOutcome& outcome,
                        const Refusals& refusals, Streams& streams);
  Result<Report> refuse_failed(const Spec& spec, const wire::Failed& failed);

  std::unique_ptr<Cgroup> cgroup_;  ///< Destroyed after the forker that lives in it (v1).
  ForkerProcess forker_;
  RootWatch root_watch_;
  Zygotes zygotes_;
  PolicyStore& policies_;
  std::uint32_t payload_;  ///< The program's id, inside.
  bool shares_identity_;   ///< Forker and init have the program's own ids.
  std::set<Profile> known_policies_;
  ArmedInit init_;             ///< Valid socket: ordered; valid box: has reported to be armed.
  bool init_lives_ = false;    ///< It was ordered, and neither has said its end nor was told to.
  bool reap_pending_ = false;  ///< The forker owes a Reaped for the run before.
  bool has_init_ = false;      ///< The forker has an init whose last message is still to come.
  bool usable_ = true;
  std::shared_ptr<const StandbyKind> last_kind_;  ///< Of the last run; null: it could have none.
  Surroundings surroundings_;                     ///< Of the last run.
  int standby_failures_ = 0;                      ///< Of that kind.
};

}  // namespace assay::sandbox
