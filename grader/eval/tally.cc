// Sums, and nothing else: what is divided by what is decided where a summary is written.

#include "grader/eval/tally.h"

namespace assay::grader {

void Tally::add(std::size_t problem, const Outcome& outcome) {
  Attempts& attempts = by_problem_[problem];
  if (!outcome.error_code.empty()) {
    ++error_codes_[outcome.error_code];
    return;
  }
  ++graded_;
  ++attempts.graded;
  attempts.correct += outcome.verdict == Verdict::Accepted ? 1 : 0;
  reward_sum_ += outcome.reward;
  ++verdicts_[outcome.verdict];
  flagged_ += outcome.flags.empty() ? 0 : 1;
  shared_ += outcome.separate ? 0 : 1;
  for (const std::string& flag : outcome.flags) {
    ++flags_[flag];
  }
}

std::int64_t Tally::accepted() const {
  const auto found = verdicts_.find(Verdict::Accepted);
  return found == verdicts_.end() ? 0 : found->second;
}

std::int64_t Tally::errors() const {
  std::int64_t sum = 0;
  for (const auto& [code, count] : error_codes_) {
    sum += count;
  }
  return sum;
}

std::vector<Attempts> Tally::attempts() const {
  std::vector<Attempts> all;
  all.reserve(by_problem_.size());
  for (const auto& [position, attempts] : by_problem_) {
    all.push_back(attempts);
  }
  return all;
}

}  // namespace assay::grader
