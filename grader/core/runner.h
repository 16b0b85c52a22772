#pragma once

#include <stop_token>

#include "base/result.h"
#include "grader/core/run_gate.h"
#include "grader/core/talk.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// The one door to the sandbox for everything in the grader: admission (never more submissions at
/// once than there are places) and the second chance of runs that the load may have decided. Thread
/// safe.
class Runner {
 public:
  explicit Runner(sandbox::Executor& executor) : Runner(executor, executor.slots()) {}
  /// `places`: see GraderOptions; 1 to the executor's slots.
  Runner(sandbox::Executor& executor, int places)
      : executor_(executor),
        gate_(places),
        places_of_pair_(executor.slots() >= 2 * places ? 1 : 2) {}

  /// Runs `spec`. A run whose verdict is in doubt (Report::in_doubt) is run once more, with no
  /// other run of this grader beside it, and what comes then stands. Errors: Overloaded if it
  /// starves alone; Cancelled; and those of Executor::run.
  Result<sandbox::Report> run(const sandbox::Spec& spec, const std::stop_token& stop);

  /// How two boxes are joined: by a socket, of which each gets one end under descriptor `kPeerFd`,
  /// or by two pipes from the standard output of each to the standard input of the other. What one
  /// writes to a pipe when the other has ended is dropped, up to 16 MiB.
  enum class Link { Socket, Pipes };
  /// Two boxes at the same time that talk to each other. The end of one closes its descriptors,
  /// which the other sees. Same errors; Unsupported where the executor has a single slot.
  struct Pair {
    sandbox::Report first;
    sandbox::Report second;
  };
  Result<Pair> run_pair(const sandbox::Spec& first, const sandbox::Spec& second,
                        const std::stop_token& stop, Link link = Link::Socket);
  bool can_run_pairs() const { return executor_.slots() >= 2; }

  static constexpr int kPeerFd = 4;

  /// Whether other runs of this grader may go on at the same time.
  enum class Beside { Others, Nobody };
  /// A run that is talked to. Its report may be in doubt: then the caller begins anew, beside
  /// nobody, or fails with starved_twice(). Errors: Cancelled, Io.
  Result<std::unique_ptr<Talk>> talk(const sandbox::Spec& spec, const std::stop_token& stop,
                                     Beside beside);
  static Error starved_twice();

 private:
  Result<Pair> run_pair_once(const sandbox::Spec& first, const sandbox::Spec& second,
                             const std::stop_token& stop, Link link);

  sandbox::Executor& executor_;
  RunGate gate_;
  const int places_of_pair_;
};

}  // namespace assay::grader
