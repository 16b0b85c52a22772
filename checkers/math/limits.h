#pragma once

// Every bound that keeps a comparison finite, in one place. A text over a bound is unparsed, a
// computation over a bound is undecided: never wrong, never long. tests/unit/math_limits_test.cc
// holds a case at each.

#include <cstddef>
#include <cstdint>

namespace assay::checkers::math {

inline constexpr std::size_t kMaxTextBytes = std::size_t{64} * 1024;  ///< Of one answer.
inline constexpr int kMaxDepth = 240;             ///< Of grammar rules; about 45 parentheses.
inline constexpr std::size_t kMaxNodes = 20'000;  ///< Of one answer's tree.
inline constexpr std::size_t kMaxParserSteps = 400'000;  ///< Tokens looked at, with backtracking.
inline constexpr std::size_t kMaxItems = 2'500;          ///< Of a set, list, tuple or matrix.

inline constexpr std::int64_t kMaxExactBits = 1 << 20;  ///< Of a numerator or denominator.
inline constexpr std::int64_t kMaxFactorial = 20'000;
inline constexpr std::int64_t kMaxSumTerms = 2'000;  ///< Of a sum or product with bounds.

inline constexpr std::int64_t kMaxSumBound = 1'000'000'000'000;  ///< Of its ends.

inline constexpr std::size_t kMaxGenerators = 24;  ///< Of one rational function.
inline constexpr std::int64_t kMaxTerms = 20'000;  ///< Of one polynomial, predicted.
inline constexpr std::int64_t kMaxPolynomialPower = 400;
inline constexpr std::int64_t kMaxWork = 500'000;    ///< Of one comparison, in units of work.h.
inline constexpr std::uint32_t kMaxWeight = 40'000;  ///< Of a computed tree, parts counted again.

inline constexpr int kMaxMatches = 1'500;   ///< Element comparisons of two sets.
inline constexpr int kSamplePoints = 6;     ///< That must agree for `tested`.
inline constexpr long kMaxPrecision = 512;  ///< Bits of a ball.

}  // namespace assay::checkers::math
