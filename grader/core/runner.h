#pragma once

#include <stop_token>

#include "base/result.h"
#include "grader/core/run_gate.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// The one door to the sandbox for everything in the grader: admission (never more boxes in use
/// than there are slots) and the second chance of runs that the load may have decided. Thread safe.
class Runner {
 public:
  explicit Runner(sandbox::Executor& executor) : executor_(executor), gate_(executor.slots()) {}

  /// Runs `spec`. A run whose verdict is in doubt (Report::in_doubt) is run once more, with no
  /// other run of this grader beside it, and what comes then stands. Errors: Overloaded if it
  /// starves alone; Cancelled; and those of Executor::run.
  Result<sandbox::Report> run(const sandbox::Spec& spec, const std::stop_token& stop);

  /// Two boxes at the same time that talk over a socket: each gets one end under descriptor
  /// `kPeerFd`. The end of one closes its socket, which the other sees. Same errors; Unsupported
  /// where the executor has a single slot.
  struct Pair {
    sandbox::Report first;
    sandbox::Report second;
  };
  Result<Pair> run_pair(const sandbox::Spec& first, const sandbox::Spec& second,
                        const std::stop_token& stop);
  bool can_run_pairs() const { return gate_.capacity() >= 2; }

  static constexpr int kPeerFd = 4;

 private:
  Result<Pair> run_pair_once(const sandbox::Spec& first, const sandbox::Spec& second,
                             const std::stop_token& stop);

  sandbox::Executor& executor_;
  RunGate gate_;
};

}  // namespace assay::grader
