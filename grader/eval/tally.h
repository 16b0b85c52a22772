#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "grader/eval/outcome.h"
#include "grader/eval/pass_at_k.h"
#include "grader/eval/problem_set.h"

namespace assay::grader {

/// Counts outcomes. Errors of ours are counted apart and enter neither rewards nor pass@k. A value;
/// thread compatible.
class Tally {
 public:
  /// An outcome of the problem at `problem` (its position in the set).
  void add(std::size_t problem, const Outcome& outcome);

  std::int64_t graded() const { return graded_; }
  std::int64_t accepted() const;
  std::int64_t errors() const;
  double reward_sum() const { return reward_sum_; }
  /// Of the problems that have a sample, graded or not, by position.
  std::vector<Attempts> attempts() const;
  const std::map<std::size_t, Attempts>& by_problem() const { return by_problem_; }
  const std::map<Verdict, std::int64_t>& verdicts() const { return verdicts_; }
  const std::map<std::string, std::int64_t>& flags() const { return flags_; }
  const std::map<std::string, std::int64_t>& error_codes() const { return error_codes_; }
  std::int64_t flagged() const { return flagged_; }
  std::int64_t shared() const { return shared_; }

 private:
  std::int64_t graded_ = 0;
  std::int64_t flagged_ = 0;  ///< Samples with any flag.
  std::int64_t shared_ = 0;   ///< Graded with the truth in the submission's process.
  double reward_sum_ = 0;
  std::map<std::size_t, Attempts> by_problem_;
  std::map<Verdict, std::int64_t> verdicts_;
  std::map<std::string, std::int64_t> flags_;
  std::map<std::string, std::int64_t> error_codes_;
};

/// What an evaluation says at its end.
struct Summary {
  Tally tally;
  std::int64_t samples = 0;     ///< In the file and of this shard.
  std::int64_t unsampled = 0;   ///< Problems (of this shard) without a sample.
  std::int64_t graded_now = 0;  ///< Results of this session, errors included.
  double seconds = 0;           ///< Of this session.
  bool interrupted = false;     ///< Some samples are not graded yet.
};

/// {"samples": ..., "graded": ..., "errors": {...}, "pass_at_k": {"1": 0.5, "10": null}, ...}.
nlohmann::json summary_to_json(const Summary& summary, const std::vector<std::int64_t>& ks);
/// The same for people, some lines.
std::string summary_to_text(const Summary& summary, const std::vector<std::int64_t>& ks);

}  // namespace assay::grader
