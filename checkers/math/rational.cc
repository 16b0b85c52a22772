// Ownership and text for FLINT's rationals; the arithmetic is FLINT's.

#include "checkers/math/rational.h"

#include <flint/fmpz.h>

#include "base/check.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxShownDigits = 60;

std::string shortened(const fmpz* n) {
  const std::size_t digits = fmpz_sizeinbase(n, 10);
  if (digits > 5000) {
    return "an integer of about " + std::to_string(digits) + " digits";
  }
  char* raw = fmpz_get_str(nullptr, 10, n);
  std::string text(raw);
  flint_free(raw);
  if (text.size() > kMaxShownDigits) {
    text = text.substr(0, 20) + "..." + text.substr(text.size() - 10) + " (" +
           std::to_string(digits) + " digits)";
  }
  return text;
}

}  // namespace

Rational Rational::power_of_ten(std::int64_t exponent) {
  Rational result(10);
  fmpz_pow_ui(fmpq_numref(result.value_), fmpq_numref(result.value_),
              static_cast<ulong>(exponent < 0 ? -exponent : exponent));
  if (exponent < 0) {
    fmpq_inv(result.value_, result.value_);
  }
  return result;
}

Rational Rational::from_digits(std::string_view digits, std::size_t decimals) {
  check(!digits.empty(), "a number has digits");
  Rational result;
  if (digits.size() <= 18) {
    std::int64_t n = 0;
    for (const char c : digits) n = n * 10 + (c - '0');
    fmpz_set_si(fmpq_numref(result.value_), n);
  } else {
    const int bad = fmpz_set_str(fmpq_numref(result.value_), std::string(digits).c_str(), 10);
    check(bad == 0, "digits are digits");
  }
  if (decimals > 0) {
    fmpz_set_ui(fmpq_denref(result.value_), 10);
    fmpz_pow_ui(fmpq_denref(result.value_), fmpq_denref(result.value_), decimals);
    fmpq_canonicalise(result.value_);
  }
  return result;
}

std::int64_t Rational::bits() const {
  return static_cast<std::int64_t>(
      std::max(fmpz_bits(fmpq_numref(value_)), fmpz_bits(fmpq_denref(value_))));
}

std::optional<std::int64_t> Rational::to_int() const {
  if (!is_integer() || fmpz_fits_si(fmpq_numref(value_)) == 0) {
    return std::nullopt;
  }
  return fmpz_get_si(fmpq_numref(value_));
}

std::string Rational::text() const {
  std::string text = shortened(fmpq_numref(value_));
  if (!is_integer()) {
    text += "/" + shortened(fmpq_denref(value_));
  }
  return text;
}

Rational operator+(const Rational& a, const Rational& b) {
  Rational r;
  fmpq_add(r.value_, a.value_, b.value_);
  return r;
}
Rational operator-(const Rational& a, const Rational& b) {
  Rational r;
  fmpq_sub(r.value_, a.value_, b.value_);
  return r;
}
Rational operator*(const Rational& a, const Rational& b) {
  Rational r;
  fmpq_mul(r.value_, a.value_, b.value_);
  return r;
}
Rational operator/(const Rational& a, const Rational& b) {
  check(!b.is_zero(), "the divisor was tested");
  Rational r;
  fmpq_div(r.value_, a.value_, b.value_);
  return r;
}
Rational Rational::operator-() const {
  Rational r;
  fmpq_neg(r.value_, value_);
  return r;
}
Rational Rational::abs() const {
  Rational r;
  fmpq_abs(r.value_, value_);
  return r;
}
Rational Rational::floor() const {
  Rational r;
  fmpz_fdiv_q(fmpq_numref(r.value_), fmpq_numref(value_), fmpq_denref(value_));
  return r;
}

}  // namespace assay::checkers::math
