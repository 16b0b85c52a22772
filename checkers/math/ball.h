#pragma once

#include <acb.h>

#include "checkers/math/exact.h"
#include "checkers/math/node.h"

namespace assay::checkers::math {

/// A complex ball: Arb's acb with C++ ownership. What it holds encloses the true value.
class Ball {
 public:
  Ball() { acb_init(value_); }
  Ball(const Ball& other) : Ball() { acb_set(value_, other.value_); }
  Ball(Ball&& other) noexcept : Ball() { acb_swap(value_, other.value_); }
  Ball& operator=(Ball other) noexcept {
    acb_swap(value_, other.value_);
    return *this;
  }
  ~Ball() { acb_clear(value_); }

  acb_struct* get() { return value_; }
  const acb_struct* get() const { return value_; }
  arb_struct* real() { return acb_realref(value_); }
  arb_struct* imag() { return acb_imagref(value_); }
  const arb_struct* real() const { return acb_realref(value_); }
  const arb_struct* imag() const { return acb_imagref(value_); }

 private:
  acb_t value_;
};

/// Encloses the value of `node` with `precision` bits of working precision, variables bound by
/// `bindings`. False if it has no value there, or is not covered, or the enclosure says nothing.
/// Odd roots of negative reals are real. Work is bounded: precision <= kMaxPrecision, series <=
/// kMaxSumTerms, arguments of trigonometric functions <= 2^4096.
/// `real`: no part of it may leave the reals either, as in the domain of a real function.
bool evaluate_ball(Ref node, Ball& out, long precision, const Bindings& bindings = {},
                   bool real = false);

/// Do the two enclosures have no point in common: are the values proved to be different?
bool disjoint(const Ball& a, const Ball& b);
/// Is the value real as far as the enclosure tells (imaginary part encloses zero)?
bool maybe_real(const Ball& a);

}  // namespace assay::checkers::math
