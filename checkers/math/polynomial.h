#pragma once

#include <flint/fmpz_mpoly.h>
#include <flint/fmpz_vec.h>

#include <string>

#include "checkers/math/rational.h"

namespace assay::checkers::math {

/// A ring of polynomials with integer coefficients in a fixed number of generators: FLINT's context
/// with C++ ownership. Outlives its polynomials. Not thread safe.
class Ring {
 public:
  explicit Ring(std::size_t generators) {
    fmpz_mpoly_ctx_init(context_, static_cast<slong>(generators), ORD_LEX);
  }
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;
  ~Ring() { fmpz_mpoly_ctx_clear(context_); }
  fmpz_mpoly_ctx_struct* get() const {
    return const_cast<fmpz_mpoly_ctx_struct*>(context_);
  }  // NOLINT: FLINT takes no const

 private:
  fmpz_mpoly_ctx_t context_;
};

/// A polynomial of a Ring. A value; the ring must outlive it.
class Polynomial {
 public:
  explicit Polynomial(const Ring& ring) : ring_(&ring) { fmpz_mpoly_init(value_, ring.get()); }
  Polynomial(const Polynomial& other) : Polynomial(*other.ring_) {
    fmpz_mpoly_set(value_, other.value_, ring_->get());
  }
  Polynomial(Polynomial&& other) noexcept : ring_(other.ring_) {
    fmpz_mpoly_init(value_, ring_->get());
    fmpz_mpoly_swap(value_, other.value_, ring_->get());
  }
  Polynomial& operator=(Polynomial other) noexcept {
    std::swap(ring_, other.ring_);
    std::swap(*value_, *other.value_);
    return *this;
  }
  ~Polynomial() { fmpz_mpoly_clear(value_, ring_->get()); }

  static Polynomial constant(const Ring& ring, const fmpz* n) {
    Polynomial p(ring);
    fmpz_mpoly_set_fmpz(p.value_, n, ring.get());
    return p;
  }
  static Polynomial generator(const Ring& ring, std::size_t index) {
    Polynomial p(ring);
    fmpz_mpoly_gen(p.value_, static_cast<slong>(index), ring.get());
    return p;
  }

  fmpz_mpoly_struct* get() { return value_; }
  const fmpz_mpoly_struct* get() const { return value_; }
  const Ring& ring() const { return *ring_; }
  slong terms() const { return fmpz_mpoly_length(value_, ring_->get()); }
  bool is_zero() const { return fmpz_mpoly_is_zero(value_, ring_->get()) != 0; }
  bool is_one() const { return fmpz_mpoly_is_one(value_, ring_->get()) != 0; }
  bool is_constant() const { return fmpz_mpoly_is_fmpz(value_, ring_->get()) != 0; }
  friend bool operator==(const Polynomial& a, const Polynomial& b) {
    return fmpz_mpoly_equal(a.value_, b.value_, a.ring_->get()) != 0;
  }
  friend Polynomial operator+(const Polynomial& a, const Polynomial& b) {
    Polynomial r(*a.ring_);
    fmpz_mpoly_add(r.value_, a.value_, b.value_, a.ring_->get());
    return r;
  }
  friend Polynomial operator-(const Polynomial& a, const Polynomial& b) {
    Polynomial r(*a.ring_);
    fmpz_mpoly_sub(r.value_, a.value_, b.value_, a.ring_->get());
    return r;
  }
  /// The caller has predicted the number of terms.
  friend Polynomial operator*(const Polynomial& a, const Polynomial& b) {
    Polynomial r(*a.ring_);
    fmpz_mpoly_mul(r.value_, a.value_, b.value_, a.ring_->get());
    return r;
  }
  Polynomial operator-() const {
    Polynomial r(*ring_);
    fmpz_mpoly_neg(r.value_, value_, ring_->get());
    return r;
  }
  /// Divided by the greatest common divisor of its coefficients; signs stay.
  Polynomial primitive() const {
    Polynomial r(*this);
    if (is_zero()) return r;
    fmpz_t content;
    fmpz_init(content);
    _fmpz_vec_content(content, value_->coeffs, terms());
    fmpz_mpoly_scalar_divexact_fmpz(r.value_, value_, content, ring_->get());
    fmpz_clear(content);
    return r;
  }

 private:
  const Ring* ring_;
  fmpz_mpoly_t value_;
};

}  // namespace assay::checkers::math
