#pragma once

#include <optional>
#include <string>

#include "checkers/text/decimal.h"
#include "checkers/unit/value.h"

namespace assay::checkers {

/// The number that a value is, as its lowest terms: "-3", "1/8". Nothing for what is no finite real
/// number, and for a Decimal whose exponent is beyond kMaxDecimalExponent. Two values are the same
/// number exactly if their texts are equal. A complex number without imaginary part is real, as in
/// Python; a bool is a number if the policy says so.
std::optional<std::string> exact_number(const Value& value, const ValuePolicy& policy);

/// A Decimal with digits beyond 10^1000 or 10^-1000 compares only with Decimals of the same text:
/// few bytes shall not cost many digits.
inline constexpr std::int64_t kMaxDecimalExponent = 1000;

/// int, float, complex, Decimal and Fraction; bool if the policy says so.
bool is_number(const Value& value, const ValuePolicy& policy);

/// The tolerance of a policy, as the decimals that were written.
class NumberComparison {
 public:
  explicit NumberComparison(const ValuePolicy& policy);

  bool has_tolerance() const { return absolute_.coefficient > 0 || relative_.coefficient > 0; }
  /// Both must be numbers; see compare_values for when they are equal.
  bool equal(const Value& expected, const Value& actual) const;
  /// |actual - expected| <= max(abs_tol, rel_tol * |expected|) for finite numbers.
  bool within(double expected, double actual) const;

 private:
  bool within(const std::string& expected, const std::string& actual) const;
  bool equal_complex(const ComplexValue& expected, const ComplexValue& actual) const;

  ValuePolicy policy_;
  Tolerance absolute_;
  Tolerance relative_;
};

}  // namespace assay::checkers
