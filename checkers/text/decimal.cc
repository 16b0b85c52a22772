// Every question here is the sign of a short sum  c1*x1 + c2*x2 + c3*x3  with integer coefficients
// and decimal numerals x: a comparison is x - y, a tolerance is x - y - r*y. The sum is read like a
// person would read it, from the highest digit down: `sum` holds its leading digits so far, in
// units of the current position p. What is still to come is less than (|c1| + |c2| + |c3|) * 10^p,
// so as soon as |sum| has reached that bound the sign is known; and where sum is 0 and no numeral
// has a digit, p jumps. Hence 1e99999999999 against 1 takes one step and a gibibyte of digits takes
// one pass; no integer of that size is ever built.
//
// |sum| stays below 10 * (bound + 9 * bound) < 10^21 with coefficients below 10^18: 128 bits.

#include "checkers/text/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace assay::checkers {
namespace {

__extension__ using Int128 = __int128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) {
    ++n;
  }
  return n;
}

std::string fixed_text(double value, std::chars_format format) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
  return {buffer.data(), end};
}

/// [+-] digits, nothing else, no more than kMaxExponent in size.
std::optional<std::int64_t> parse_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) {
    text.remove_prefix(1);
  }
  if (text.empty() || count_digits(text) != text.size()) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char c : text) {
    value = value * 10 + (c - '0');
    if (value > kMaxExponent) {
      return std::nullopt;
    }
  }
  return negative ? -value : value;
}

/// coefficient * value * 10^shift, where value's own sign is ignored.
struct Term {
  std::int64_t coefficient;
  const Decimal* value;
  std::int64_t shift = 0;

  std::int64_t high() const { return value->high() + shift; }
  std::int64_t low() const { return value->low() + shift; }
};

/// The highest position below `position` at which some term has a digit, or `none`.
std::int64_t next_position(std::span<const Term> terms, std::int64_t position, std::int64_t none) {
  std::int64_t next = none;
  for (const Term& term : terms) {
    if (term.coefficient != 0 && !term.value->is_zero() && term.low() < position) {
      next = std::max(next, std::min(position, term.high()) - 1);
    }
  }
  return next;
}

/// -1, 0 or 1.
int sign_of_sum(std::span<const Term> terms) {
  constexpr std::int64_t kNone = INT64_MIN;
  Int128 bound = 0;
  for (const Term& term : terms) {
    bound += term.coefficient < 0 ? -Int128{term.coefficient} : Int128{term.coefficient};
  }
  const auto sign = [](Int128 x) { return x > 0 ? 1 : x < 0 ? -1 : 0; };
  Int128 sum = 0;
  std::int64_t position = next_position(terms, INT64_MAX, kNone);
  while (position != kNone) {
    sum *= 10;
    for (const Term& term : terms) {
      sum += Int128{term.coefficient} * term.value->digit(position - term.shift);
    }
    if (sum >= bound || -sum >= bound) {
      return sign(sum);
    }
    const std::int64_t next = next_position(terms, position, kNone);
    position = (sum == 0 || next == kNone) ? next : position - 1;
  }
  return sign(sum);
}

/// |value - reference| <= limit, where `limit` is a term with a coefficient >= 0.
bool within(const Decimal& reference, const Decimal& value, Term limit) {
  const std::int64_t v = value.negative() ? -1 : 1;
  const std::int64_t r = reference.negative() ? -1 : 1;
  const Term minus_limit{-limit.coefficient, limit.value, limit.shift};
  const std::array above{Term{v, &value}, Term{-r, &reference}, minus_limit};
  const std::array below{Term{-v, &value}, Term{r, &reference}, minus_limit};
  return sign_of_sum(above) <= 0 && sign_of_sum(below) <= 0;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view token) {
  Decimal result;
  result.negative_ = token.starts_with('-');
  if (result.negative_ || token.starts_with('+')) {
    token.remove_prefix(1);
  }
  result.whole_ = token.substr(0, count_digits(token));
  token.remove_prefix(result.whole_.size());
  result.integer_literal_ = token.empty();
  if (token.starts_with('.')) {
    token.remove_prefix(1);
    result.fraction_ = token.substr(0, count_digits(token));
    token.remove_prefix(result.fraction_.size());
  }
  if (result.whole_.empty() && result.fraction_.empty()) {
    return std::nullopt;
  }
  if (token.starts_with('e') || token.starts_with('E')) {
    const std::optional<std::int64_t> exponent = parse_exponent(token.substr(1));
    if (!exponent) {
      return std::nullopt;
    }
    result.exponent_ = *exponent;
  } else if (!token.empty()) {
    return std::nullopt;
  }
  result.whole_.remove_prefix(std::min(result.whole_.find_first_not_of('0'), result.whole_.size()));
  const std::size_t last = result.fraction_.find_last_not_of('0');
  result.fraction_ = result.fraction_.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (result.is_zero()) {
    result.exponent_ = 0;
  } else if (!result.whole_.empty()) {
    result.high_ = result.exponent_ + static_cast<std::int64_t>(result.whole_.size());
  } else {
    result.high_ =
        result.exponent_ - static_cast<std::int64_t>(result.fraction_.find_first_not_of('0'));
  }
  return result;
}

int Decimal::digit(std::int64_t position) const {
  if (position >= high_ || position < low()) {
    return 0;
  }
  const std::int64_t place = position - exponent_;
  const char c = place >= 0 ? whole_[whole_.size() - 1 - static_cast<std::size_t>(place)]
                            : fraction_[static_cast<std::size_t>(-place) - 1];
  return c - '0';
}

std::optional<Tolerance> Tolerance::parse(std::string_view text) {
  const std::optional<Decimal> number = Decimal::parse(text);
  if (!number || (number->negative() && !number->is_zero())) {
    return std::nullopt;
  }
  Tolerance result{.coefficient = 0, .exponent = number->low()};
  std::int64_t lowest = number->low();
  while (lowest < number->high() && number->digit(lowest) == 0) {
    ++lowest;
  }
  if (number->high() - lowest > kMaxToleranceDigits) {
    return std::nullopt;
  }
  for (std::int64_t p = number->high() - 1; p >= lowest; --p) {
    result.coefficient = result.coefficient * 10 + number->digit(p);
  }
  result.exponent = lowest;
  return result;
}

std::string shortest_decimal(double value) {
  constexpr double kFixedBelow = 1e16;  // as Python's repr
  constexpr double kFixedAbove = 1e-4;
  const double size = std::abs(value);
  if (size != 0 && (size >= kFixedBelow || size < kFixedAbove)) {
    return fixed_text(value, std::chars_format::scientific);
  }
  std::string text = fixed_text(value, std::chars_format::fixed);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::strong_ordering compare(const Decimal& a, const Decimal& b) {
  const std::array terms{Term{a.negative() ? -1 : 1, &a}, Term{b.negative() ? 1 : -1, &b}};
  return sign_of_sum(terms) <=> 0;
}

bool within_absolute(const Decimal& reference, const Decimal& value, Tolerance tolerance) {
  static constexpr std::string_view kOne = "1";
  const std::optional<Decimal> one = Decimal::parse(kOne);
  return within(reference, value, Term{tolerance.coefficient, &*one, tolerance.exponent});
}

bool within_relative(const Decimal& reference, const Decimal& value, Tolerance tolerance) {
  return within(reference, value, Term{tolerance.coefficient, &reference, tolerance.exponent});
}

}  // namespace assay::checkers
