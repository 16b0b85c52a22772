#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace assay::grader {

/// What pass@k needs to know of one problem.
struct Attempts {
  std::int64_t graded = 0;   ///< Samples with a verdict; errors of ours are not among them.
  std::int64_t correct = 0;  ///< 0..graded
};

/// The unbiased estimate of the probability that at least one of `k` samples is correct, from `n`
/// samples of which `c` are: 1 - C(n-c, k) / C(n, k) (Chen et al. 2021, "Evaluating Large Language
/// Models Trained on Code", section 2.1). Needs 0 <= c <= n and 1 <= k <= n. O(min(c, k)), no
/// overflow, relative error of 1 - result below 1e-12 for every n that fits into memory.
double pass_at_k(std::int64_t n, std::int64_t c, std::int64_t k);

/// Mean of pass_at_k over the problems, or nothing where a problem has fewer than k graded samples
/// (the estimate would be biased) or there are no problems.
std::optional<double> mean_pass_at_k(const std::vector<Attempts>& problems, std::int64_t k);

}  // namespace assay::grader
