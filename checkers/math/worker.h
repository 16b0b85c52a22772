#pragma once

#include <chrono>
#include <string>

namespace assay::checkers::math {

/// What a worker found out about the two constants of a program (calcium_shim.h).
enum class Constants {
  Equal,
  Different,
  Unknown,  ///< Not decidable there, or not within the deadline and the memory of a worker.
  Failed,   ///< Nothing was found out, and not by the program's doing: no worker could be had, it
            ///< was killed from outside twice, or did not get the processor.
};

/// Runs `program` in a worker process and kills it at the deadline: exact arithmetic with algebraic
/// and elementary numbers cannot be interrupted, and its time has no useful bound. A worker that
/// dies is replaced by a new one once.
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
