#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace assay::checkers::math {

/// What a worker found out about the two constants of a program (calcium_shim.h).
enum class Constants { Equal, Different, Unknown };

/// Runs `program` in a worker process and kills it at the deadline: exact arithmetic with algebraic
/// and elementary numbers cannot be interrupted, and its time has no useful bound. Unknown if the
/// time is over, the worker died (its memory is limited) or no worker could be had.
///
/// Workers are made on demand by fork, at most kMaxWorkers, and kept; one is replaced after
/// kRunsOfWorker programs. A worker holds no descriptor of the parent but its socket, and ends when
/// the parent does. Thread safe.
Constants run_in_worker(const std::string& program, std::chrono::steady_clock::time_point deadline);

inline constexpr int kMaxWorkers = 8;
inline constexpr int kRunsOfWorker = 2'000;
inline constexpr long kWorkerMemoryMiB =
    384;  ///< On top of what the process has mapped at the fork.

}  // namespace assay::checkers::math
