// The estimator is a ratio of binomials that overflow long before they are useful, but the ratio is
// a short product: C(n-c, k) / C(n, k) = prod over i in (n-c, n] of (1 - k/i), c factors, each in
// [0, 1); by symmetry it is also prod over i in (n-k, n] of (1 - c/i), k factors. The shorter one
// is taken. Nothing cancels but the last subtraction from 1, which is exact enough for a
// probability.

#include "grader/eval/pass_at_k.h"

#include <algorithm>

#include "base/check.h"

namespace assay::grader {

double pass_at_k(std::int64_t n, std::int64_t c, std::int64_t k) {
  check(0 <= c && c <= n && 1 <= k && k <= n, "pass@k needs 0 <= c <= n and 1 <= k <= n");
  if (n - c < k) {
    return 1.0;  // Every choice of k holds a correct one.
  }
  const std::int64_t factors = std::min(c, k);
  const double removed = static_cast<double>(std::max(c, k));
  double all_wrong = 1.0;
  for (std::int64_t i = n - factors + 1; i <= n; ++i) {
    all_wrong *= 1.0 - removed / static_cast<double>(i);
  }
  return 1.0 - all_wrong;
}

std::optional<double> mean_pass_at_k(const std::vector<Attempts>& problems, std::int64_t k) {
  if (problems.empty()) {
    return std::nullopt;
  }
  double sum = 0;
  for (const Attempts& attempts : problems) {
    if (attempts.graded < k) {
      return std::nullopt;
    }
    sum += pass_at_k(attempts.graded, attempts.correct, k);
  }
  return sum / static_cast<double>(problems.size());
}

}  // namespace assay::grader
