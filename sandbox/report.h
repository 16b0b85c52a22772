#pragma once

// From what was watched and counted to the Report.

#include "base/result.h"
#include "sandbox/refusals.h"
#include "sandbox/run.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// What a run cost, by the control group or, without one, by waiting and sampling.
struct Cost {
  Usage usage;
  std::int64_t oom_kills = 0;
};

/// Reads the counters of `cgroup` (null: none). `reaped` is what the forker waited for, if it had
/// to end the run. Errors: Sandbox.
Result<Cost> cost_of(Cgroup* cgroup, const RunOutcome& outcome, const wire::Reaped& reaped);

/// A run in which everything is dead.
struct PastRun {
  const Spec& spec;
  const Limits& limits;
  const RunOutcome& outcome;
  const Cost& cost;
  Tier tier;
  int box;  ///< Directories, borrowed.
  int tmp;
  const Refusals& refusals;
  Streams& streams;  ///< Drained and emptied.
};

/// Drains, collects and judges. Errors: Cancelled, Unsupported (the program is not in the box's
/// root), Sandbox (the init was lost, or the host ran out of memory).
Result<Report> make_report(const PastRun& run);

}  // namespace assay::sandbox
