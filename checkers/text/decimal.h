#pragma once

// Numerals compared exactly, in linear time and constant memory, without ever computing the number.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay::checkers {

/// Exponents beyond this are no numerals. Nothing is ever expanded, so the bound only keeps the
/// positions of digits inside 64 bits.
inline constexpr std::int64_t kMaxExponent = 100'000'000'000'000'000;
/// Significant digits of a tolerance: as many as fit in 64 bits, more than a double has.
inline constexpr int kMaxToleranceDigits = 18;

/// A numeral as written, [+-] digits [. digits] [e [+-] digits], in ASCII. Hexadecimal,
/// underscores, thousands separators, "inf" and "nan" are not numerals. Borrows the text.
class Decimal {
 public:
  /// Nothing if `token` is not one numeral from end to end. Linear time.
  static std::optional<Decimal> parse(std::string_view token);

  bool negative() const { return negative_; }
  bool is_zero() const { return whole_.empty() && fraction_.empty(); }
  /// Written with digits (and a sign) only.
  bool is_integer_literal() const { return integer_literal_; }

  /// The digits stand at positions [low(), high()): the digit at position p counts 10^p. Both are 0
  /// for zero. The digit at high() - 1 is not 0 unless the number is zero.
  std::int64_t high() const { return high_; }
  std::int64_t low() const { return exponent_ - static_cast<std::int64_t>(fraction_.size()); }
  /// 0 outside [low(), high()).
  int digit(std::int64_t position) const;

 private:
  std::string_view whole_;     // without leading zeros
  std::string_view fraction_;  // without trailing zeros; empty together with whole_ for zero
  std::int64_t exponent_ = 0;
  std::int64_t high_ = 0;
  bool negative_ = false;
  bool integer_literal_ = false;
};

/// coefficient * 10^exponent, not negative, at most kMaxToleranceDigits digits.
struct Tolerance {
  std::int64_t coefficient = 0;
  std::int64_t exponent = 0;

  /// Nothing if `text` is not a numeral, is negative, or has too many significant digits.
  static std::optional<Tolerance> parse(std::string_view text);
};

/// The shortest decimal that reads back as the finite `value`, in the style of Python's repr:
/// "1.5",
/// "-0.0", "1e+300".
std::string shortest_decimal(double value);

/// The order of the two numbers, whatever their sizes.
std::strong_ordering compare(const Decimal& a, const Decimal& b);

/// |value - reference| <= tolerance, exactly.
bool within_absolute(const Decimal& reference, const Decimal& value, Tolerance tolerance);
/// |value - reference| <= tolerance * |reference|, exactly.
bool within_relative(const Decimal& reference, const Decimal& value, Tolerance tolerance);

}  // namespace assay::checkers
