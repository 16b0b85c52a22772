#pragma once

#include <flint/fmpq.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace assay::checkers::math {

/// An exact rational number: FLINT's fmpq with C++ ownership. A value; always canonical.
class Rational {
 public:
  Rational() { fmpq_init(value_); }
  explicit Rational(std::int64_t n) : Rational() { fmpq_set_si(value_, n, 1); }
  Rational(const Rational& other) : Rational() { fmpq_set(value_, other.value_); }
  Rational(Rational&& other) noexcept : Rational() { fmpq_swap(value_, other.value_); }
  Rational& operator=(Rational other) noexcept {
    fmpq_swap(value_, other.value_);
    return *this;
  }
  ~Rational() { fmpq_clear(value_); }

  /// `digits` (only 0-9, not empty) with the last `decimals` of them after the point.
  static Rational from_digits(std::string_view digits, std::size_t decimals);
  /// 10^exponent; the caller bounds the exponent.
  static Rational power_of_ten(std::int64_t exponent);

  fmpq* get() { return value_; }
  const fmpq* get() const { return value_; }

  bool is_zero() const { return fmpq_is_zero(value_) != 0; }
  bool is_one() const { return fmpq_is_one(value_) != 0; }
  bool is_integer() const { return fmpz_is_one(fmpq_denref(value_)) != 0; }
  int sign() const { return fmpq_sgn(value_); }
  /// Bits of the larger of numerator and denominator.
  std::int64_t bits() const;
  /// The value if it is an integer of that size.
  std::optional<std::int64_t> to_int() const;
  /// "7", "-3/4"; long ones are shortened for people.
  std::string text() const;

  friend bool operator==(const Rational& a, const Rational& b) {
    return fmpq_equal(a.value_, b.value_) != 0;
  }
  friend bool operator<(const Rational& a, const Rational& b) {
    return fmpq_cmp(a.value_, b.value_) < 0;
  }
  friend Rational operator+(const Rational& a, const Rational& b);
  friend Rational operator-(const Rational& a, const Rational& b);
  friend Rational operator*(const Rational& a, const Rational& b);
  /// b is not zero.
  friend Rational operator/(const Rational& a, const Rational& b);
  Rational operator-() const;
  Rational abs() const;
  Rational floor() const;

 private:
  fmpq_t value_;
};

}  // namespace assay::checkers::math
