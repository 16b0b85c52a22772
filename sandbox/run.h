#pragma once

// One run from the supervisor's side: sends the request to an armed init and watches until the
// program has ended or must be ended.

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "sandbox/captured.h"
#include "sandbox/cgroup.h"
#include "sandbox/refusals.h"
#include "sandbox/sampler.h"
#include "sandbox/sandbox.h"
#include "sandbox/verdict.h"
#include "sandbox/wire.h"

namespace assay::sandbox {

class StandbyKind;
class Zygote;

/// Beside others a program may pass its processor time by this part of it before it is stopped.
inline constexpr int kGuardBand = 4;

/// An init that waits for its request.
struct ArmedInit {
  int socket =
      -1;        ///< Leads to it: its box's or, in tier confined, its own. Valid: it was ordered.
  UniqueFd box;  ///< Directory /box; it keeps the file system although its mounts are gone.
  UniqueFd tmp;
  UniqueFd proc;      ///< Empty where /proc cannot be mounted.
  UniqueFd listener;  ///< Of the payload's filter.
  Profile profile = Profile::Native;
  std::optional<Sampler::Confined> confined;  ///< Tier confined: what tells its processes.
  Zygote* zygote = nullptr;  ///< Whose clone its payload is; null: it will execute its program.
  /// What the interpreter that waits in it was started for; null: it will execute its program.
  std::shared_ptr<const StandbyKind> standby;
  Bytes disk;  ///< Of /box and of /tmp, as mounted.
  std::int64_t inodes = 0;

  bool suits(Profile wanted, const Limits& limits) const {
    return socket >= 0 && profile == wanted && disk == limits.disk && inodes == limits.inodes;
  }
};

/// How the watching ended. Exactly one of `ended`, `failed`, `stop` != None, `cancelled`, `lost`
/// holds.
struct RunOutcome {
  std::optional<wire::Ended> ended;
  std::optional<wire::Failed> failed;
  Stop stop = Stop::None;
  std::string stop_detail;
  bool cancelled = false;
  bool lost = false;                   ///< The init is gone without a word.
  std::optional<wire::Reaped> reaped;  ///< If lost: what its forker says.
  bool starved = false;  ///< Over its wall limit, it wanted a processor for a good part of it.
  bool wall_in_doubt = false;  ///< The same, for long enough to make the difference.
  bool beside_others = false;  ///< Others were seen running while it ran.
  CpuTime sampled_cpu;         ///< Without a control group.
  Bytes sampled_memory;
  WallTime wall;
};

/// Refuses what no box can run: errors BadRequest (arguments, numbers of descriptors),
/// BadSubmission (file names).
Result<void> check_spec(const Spec& spec);

/// Limits with the floor that the kernel's interfaces need (a tmpfs of size 0 would be unlimited).
Limits effective_limits(const Limits& limits);

/// Where a run takes place.
struct RunPlace {
  const ArmedInit& init;
  Cgroup* cgroup;     ///< Null where there is none.
  int own_processes;  ///< Of ours that the kernel counts with the program's, being of one user.
};

/// Why what lies in /box and /tmp is over the limits of the disk, where no file system says so.
std::optional<std::string> why_disk_over(const Sample& sample, const Limits& limits);

struct Streams {
  Captured out, err, channel;
};

/// Sends `spec` to the init of `place` and watches. Returns when the program has ended, with
/// everything else of its box dead, or when the caller has to end the box. Streams are read into
/// `streams` on the way. Errors: Sandbox, Io, TooLarge.
Result<RunOutcome> watch_run(const Spec& spec, const Limits& limits, const RunPlace& place,
                             Refusals& refusals, Streams& streams, const std::stop_token& stop);

}  // namespace assay::sandbox
