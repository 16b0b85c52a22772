#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "grader/eval/problem_set.h"
#include "grader/eval/result_log.h"
#include "grader/eval/tally.h"
#include "grader/grader.h"

namespace assay::grader {

/// The i-th of n parts of the problems, by position: all samples of a problem are of one shard, so
/// that each shard has its own pass@k, and shards' results files can be concatenated.
struct Shard {
  std::size_t index = 1;  ///< 1..count
  std::size_t count = 1;

  bool holds(std::size_t problem) const { return problem % count == index - 1; }
  /// "2/8". Errors: BadRequest.
  static Result<Shard> parse(std::string_view text);
};

struct Progress {
  std::int64_t done = 0;  ///< Of this shard, results of earlier sessions included.
  std::int64_t total = 0;
  std::int64_t accepted = 0;
  std::int64_t errors = 0;
  std::int64_t done_now = 0;
  double seconds = 0;  ///< Since this session began to grade.
};

struct EvalOptions {
  std::string samples_path;
  SampleSource source = {};  ///< What results say they come from.
  int workers = 1;           ///< Samples under way at once.
  Shard shard;
  /// Called after each result, never from two threads at once.
  std::function<void(const Progress&)> on_progress;
};

/// Grades every sample of the file that has no result yet and appends the results as they come.
///
/// The samples are read twice: first whole, so that a malformed line, an unknown problem or a
/// results file of other samples is told before hours are spent; then as workers ask for them, so
/// that memory does not grow with the file. After `stop` nothing new begins, what is under way is
/// cancelled and not recorded. Errors: those of the files (file:line), Io when a result cannot be
/// written. A failure to grade a sample is no error here: it is a result with status "error".
Result<Summary> evaluate(Grader& grader, const ProblemSet& problems, ResultLog& log,
                         const EvalOptions& options, std::stop_token stop);

}  // namespace assay::grader
