// Numbers of different types are compared by their exact mathematical values: every one of them is
// a rational number, and GMP keeps rationals in lowest terms, so that equality is equality of text.
// Tolerance is for floats. It is computed on decimals as they are written (see text/decimal.h), so
// that 1.1 is within 0.1 of 1.0, which it is not in doubles; where the doubles leave no doubt,
// which is nearly always, they decide alone.

#include "checkers/unit/numbers.h"

#include <gmpxx.h>

#include <array>
#include <charconv>
#include <cmath>

namespace assay::checkers {
namespace {

/// A Fraction of more digits compares only with itself; bounds the work of a greatest common
/// divisor.
constexpr std::size_t kMaxFractionDigits = 20'000;

/// The digits of an integral double, all of them.
std::string integral_digits(double value) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, 0)
                       .ptr;
  const std::string digits(buffer.data(), end);
  return digits == "-0" ? "0" : digits;
}

std::optional<std::string> exact_double(double value) {
  if (!std::isfinite(value)) {
    return std::nullopt;
  }
  return value == std::trunc(value) ? integral_digits(value) : mpq_class(value).get_str();
}

std::optional<std::string> exact_decimal(const Value& content) {
  const auto* text = std::get_if<StrValue>(&content.data);
  const std::optional<Decimal> decimal = text ? Decimal::parse(text->text) : std::nullopt;
  if (!decimal || decimal->high() > kMaxDecimalExponent || decimal->low() < -kMaxDecimalExponent) {
    return std::nullopt;
  }
  std::string digits = decimal->negative() ? "-0" : "0";
  for (std::int64_t p = decimal->high() - 1; p >= decimal->low(); --p) {
    digits += static_cast<char>('0' + decimal->digit(p));
  }
  mpz_class scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, static_cast<unsigned long>(std::abs(decimal->low())));
  mpq_class number(mpz_class(digits, 10), mpz_class(1));
  (decimal->low() < 0 ? number.get_den() : number.get_num()) *= scale;
  number.canonicalize();
  return number.get_str();
}

std::optional<std::string> exact_fraction(const Value& content) {
  const auto* parts = std::get_if<SequenceValue>(&content.data);
  if (!parts || parts->items.size() != 2) {
    return std::nullopt;
  }
  const auto* numerator = std::get_if<IntValue>(&parts->items[0].data);
  const auto* denominator = std::get_if<IntValue>(&parts->items[1].data);
  if (!numerator || !denominator || denominator->digits == "0" ||
      numerator->digits.size() + denominator->digits.size() > kMaxFractionDigits) {
    return std::nullopt;
  }
  mpq_class number(mpz_class(numerator->digits, 10), mpz_class(denominator->digits, 10));
  number.canonicalize();
  return number.get_str();
}

const RecordValue* record_of(const Value& value, std::string_view type) {
  const auto* record = std::get_if<RecordValue>(&value.data);
  return record && record->type == type ? record : nullptr;
}

/// int, float or complex as a pair of doubles; a large int is rounded.
std::optional<ComplexValue> as_complex(const Value& value, const ValuePolicy& policy) {
  if (const auto* complex = std::get_if<ComplexValue>(&value.data)) {
    return *complex;
  }
  if (const auto* real = std::get_if<double>(&value.data)) {
    return ComplexValue{*real, 0};
  }
  const std::optional<std::string> exact = exact_number(value, policy);
  return exact ? std::optional(ComplexValue{mpq_class(*exact).get_d(), 0}) : std::nullopt;
}

/// What a real int or float looks like, for a comparison within a tolerance.
std::optional<std::string> decimal_text(const Value& value) {
  if (const auto* integer = std::get_if<IntValue>(&value.data)) {
    return integer->digits;
  }
  const auto* real = std::get_if<double>(&value.data);
  return real && std::isfinite(*real) ? std::optional(shortest_decimal(*real)) : std::nullopt;
}

Tolerance tolerance_of(double value) {
  if (!std::isfinite(value) || value <= 0) {
    return {};
  }
  return Tolerance::parse(shortest_decimal(value)).value_or(Tolerance{});
}

bool same_part(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

std::optional<std::string> exact_number(const Value& value, const ValuePolicy& policy) {
  if (const auto* integer = std::get_if<IntValue>(&value.data)) {
    return integer->digits;
  }
  if (const auto* real = std::get_if<double>(&value.data)) {
    return exact_double(*real);
  }
  if (const auto* complex = std::get_if<ComplexValue>(&value.data)) {
    return complex->imag == 0 ? exact_double(complex->real) : std::nullopt;
  }
  if (const auto* truth = std::get_if<bool>(&value.data)) {
    return policy.bool_is_int ? std::optional<std::string>(*truth ? "1" : "0") : std::nullopt;
  }
  if (const auto* record = record_of(value, "Decimal")) {
    return exact_decimal(record->content.at(0));
  }
  if (const auto* record = record_of(value, "Fraction")) {
    return exact_fraction(record->content.at(0));
  }
  return std::nullopt;
}

bool is_number(const Value& value, const ValuePolicy& policy) {
  return std::holds_alternative<double>(value.data) ||
         std::holds_alternative<ComplexValue>(value.data) ||
         exact_number(value, policy).has_value();
}

NumberComparison::NumberComparison(const ValuePolicy& policy)
    : policy_(policy),
      absolute_(tolerance_of(policy.abs_tol)),
      relative_(tolerance_of(policy.rel_tol)) {}

bool NumberComparison::within(const std::string& expected, const std::string& actual) const {
  const std::optional<Decimal> e = Decimal::parse(expected);
  const std::optional<Decimal> a = Decimal::parse(actual);
  return e && a && (within_absolute(*e, *a, absolute_) || within_relative(*e, *a, relative_));
}

bool NumberComparison::within(double expected, double actual) const {
  const double difference = std::abs(actual - expected);
  const double limit = std::max(policy_.abs_tol, policy_.rel_tol * std::abs(expected));
  // More than what rounding, here and in the shortest decimals, can have moved either side by.
  const double doubt = (std::abs(expected) + std::abs(actual) + limit) * 1e-15;
  if (std::abs(difference - limit) > doubt) {
    return difference < limit;
  }
  return within(shortest_decimal(expected), shortest_decimal(actual));
}

bool NumberComparison::equal_complex(const ComplexValue& expected,
                                     const ComplexValue& actual) const {
  if (same_part(expected.real, actual.real) && same_part(expected.imag, actual.imag)) {
    return true;
  }
  const double difference = std::hypot(actual.real - expected.real, actual.imag - expected.imag);
  const double limit =
      std::max(policy_.abs_tol, policy_.rel_tol * std::hypot(expected.real, expected.imag));
  return has_tolerance() && std::isfinite(difference) && std::isfinite(limit) &&
         difference <= limit;
}

bool NumberComparison::equal(const Value& expected, const Value& actual) const {
  const auto* e = std::get_if<double>(&expected.data);
  const auto* a = std::get_if<double>(&actual.data);
  if (e && a) {
    if (same_part(*e, *a)) {
      return true;
    }
    return has_tolerance() && std::isfinite(*e) && std::isfinite(*a) && within(*e, *a);
  }
  const std::optional<std::string> exact_expected = exact_number(expected, policy_);
  const std::optional<std::string> exact_actual = exact_number(actual, policy_);
  if (exact_expected && exact_actual && *exact_expected == *exact_actual) {
    return true;
  }
  if (std::holds_alternative<ComplexValue>(expected.data) ||
      std::holds_alternative<ComplexValue>(actual.data)) {
    const std::optional<ComplexValue> x = as_complex(expected, policy_);
    const std::optional<ComplexValue> y = as_complex(actual, policy_);
    return x && y && equal_complex(*x, *y);
  }
  if (!has_tolerance() || (!e && !a)) {
    return false;
  }
  const std::optional<std::string> x = decimal_text(expected);
  const std::optional<std::string> y = decimal_text(actual);
  return x && y && within(*x, *y);
}

}  // namespace assay::checkers
