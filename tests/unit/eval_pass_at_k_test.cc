// pass@k against its definition: the share of k-subsets of n samples that hold a correct one,
// counted one by one for small n; and against binomials in long double for larger ones.

#include <bit>
#include <cmath>
#include <cstdint>

#include "grader/eval/pass_at_k.h"
#include "tests/support/catch.h"

using assay::grader::Attempts;
using assay::grader::mean_pass_at_k;
using assay::grader::pass_at_k;

namespace {

/// Samples 0..c-1 are the correct ones; a bit set is a subset.
double by_counting(unsigned n, unsigned c, unsigned k) {
  std::int64_t subsets = 0;
  std::int64_t hits = 0;
  for (std::uint32_t set = 0; set < (1U << n); ++set) {
    if (static_cast<unsigned>(std::popcount(set)) != k) {
      continue;
    }
    ++subsets;
    hits += (set & ((1U << c) - 1)) != 0 ? 1 : 0;
  }
  return static_cast<double>(hits) / static_cast<double>(subsets);
}

double by_log_gamma(std::int64_t n, std::int64_t c, std::int64_t k) {
  const auto log_binomial = [](std::int64_t a, std::int64_t b) {
    return std::lgamma(static_cast<long double>(a + 1)) -
           std::lgamma(static_cast<long double>(b + 1)) -
           std::lgamma(static_cast<long double>(a - b + 1));
  };
  return static_cast<double>(1.0L - std::exp(log_binomial(n - c, k) - log_binomial(n, k)));
}

}  // namespace

TEST_CASE("pass@k is the share of k-subsets with a correct sample, for every n up to 12") {
  for (unsigned n = 1; n <= 12; ++n) {
    for (unsigned c = 0; c <= n; ++c) {
      for (unsigned k = 1; k <= n; ++k) {
        INFO("n " << n << " c " << c << " k " << k);
        REQUIRE(pass_at_k(n, c, k) == Approx(by_counting(n, c, k)).margin(1e-14));
      }
    }
  }
}

TEST_CASE("pass@k agrees with binomials where those overflow a double") {
  for (const std::int64_t n : {200, 5000, 100'000}) {
    for (const std::int64_t c : {std::int64_t{1}, n / 50, n / 2, n - 150}) {
      for (const std::int64_t k : {1, 10, 100}) {
        INFO("n " << n << " c " << c << " k " << k);
        REQUIRE(pass_at_k(n, c, k) == Approx(by_log_gamma(n, c, k)).margin(1e-9));
      }
    }
  }
}

TEST_CASE("pass@1 is the share of correct samples") {
  REQUIRE(pass_at_k(200, 37, 1) == Approx(37.0 / 200).epsilon(1e-14));
  REQUIRE(pass_at_k(3, 0, 1) == 0.0);
  REQUIRE(pass_at_k(3, 3, 1) == 1.0);
}

TEST_CASE("the mean is over problems, and is refused where one has too few samples") {
  REQUIRE(mean_pass_at_k({{.graded = 2, .correct = 1}, {.graded = 4, .correct = 4}}, 2) ==
          Approx(1.0));
  REQUIRE(mean_pass_at_k({{.graded = 2, .correct = 1}, {.graded = 4, .correct = 0}}, 1) ==
          Approx(0.25));
  REQUIRE_FALSE(mean_pass_at_k({{.graded = 2, .correct = 1}, {.graded = 4, .correct = 0}}, 3));
  REQUIRE_FALSE(mean_pass_at_k({}, 1));
}
