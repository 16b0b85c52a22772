// Inequalities of rational functions by the signs between their zeros and poles. Numerator and
// denominator are multiplied and factored over the rationals (FLINT); a factor of degree over two
// is passed only if Sturm's theorem says that it has no real zero. Degrees and coefficients are
// bounded before anything is multiplied.

#include "checkers/math/sign_set.h"

#include <flint/fmpq_poly.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_poly_factor.h>

#include <algorithm>
#include <utility>

#include "checkers/math/exact.h"
#include "checkers/math/scalar.h"

namespace assay::checkers::math {
namespace {

constexpr slong kMaxDegree = 10;
constexpr slong kMaxCoefficientBits = 256;

class Poly {
 public:
  Poly() { fmpq_poly_init(p_); }
  Poly(const Poly& other) : Poly() { fmpq_poly_set(p_, other.p_); }
  Poly(Poly&& other) noexcept : Poly() { fmpq_poly_swap(p_, other.p_); }
  Poly& operator=(Poly other) noexcept {
    fmpq_poly_swap(p_, other.p_);
    return *this;
  }
  ~Poly() { fmpq_poly_clear(p_); }
  fmpq_poly_struct* get() { return p_; }
  const fmpq_poly_struct* get() const { return p_; }
  bool within_bounds() const {
    return fmpq_poly_degree(p_) <= kMaxDegree &&
           std::abs(_fmpz_vec_max_bits(p_->coeffs, p_->length)) <= kMaxCoefficientBits &&
           static_cast<slong>(fmpz_bits(p_->den)) <= kMaxCoefficientBits;
  }
  bool is_zero() const { return fmpq_poly_is_zero(p_) != 0; }

 private:
  fmpq_poly_t p_;
};

struct Quotient {
  Poly top, bottom;
};

Poly times(const Poly& a, const Poly& b) {
  Poly r;
  fmpq_poly_mul(r.get(), a.get(), b.get());
  return r;
}

// The node as one quotient of polynomials; common factors stay, because poles do.
std::optional<Quotient> quotient(Ref n, const std::string& variable) {
  Quotient q;
  fmpq_poly_one(q.bottom.get());
  Rational r;
  if (n->op == Op::Symbol) {
    if (n->name != variable) return std::nullopt;
    fmpq_poly_set_coeff_si(q.top.get(), 1, 1);
    return q;
  }
  if (evaluate_exact(n, r) == ExactStatus::Ok) {
    fmpq_poly_set_fmpq(q.top.get(), r.get());
    return q.top.within_bounds() ? std::optional(q) : std::nullopt;
  }
  if (n->op == Op::Neg) {
    std::optional<Quotient> inner = quotient(n->child(0), variable);
    if (inner) fmpq_poly_neg(inner->top.get(), inner->top.get());
    return inner;
  }
  std::int64_t repeats = 1;
  if (n->op == Op::Pow) {
    if (evaluate_exact(n->child(1), r) != ExactStatus::Ok || !r.is_integer()) return std::nullopt;
    const auto k = r.to_int();
    if (!k || *k < 1 || *k > kMaxDegree) return std::nullopt;
    repeats = *k;
  } else if (n->op != Op::Add && n->op != Op::Mul && n->op != Op::Div) {
    return std::nullopt;
  }
  const std::size_t count = n->op == Op::Pow ? 1 : n->children.size();
  std::optional<Quotient> total;
  for (std::size_t i = 0; i < count; ++i) {
    const std::optional<Quotient> next = quotient(n->child(i), variable);
    if (!next) return std::nullopt;
    for (std::int64_t k = 0; k < repeats; ++k) {
      if (!total) {
        total = next;
        continue;
      }
      Quotient both;
      const bool divides = n->op == Op::Div;
      if (divides && next->top.is_zero()) return std::nullopt;
      both.bottom = times(total->bottom, divides ? next->top : next->bottom);
      if (n->op == Op::Add) {
        const Poly left = times(total->top, next->bottom);
        const Poly right = times(next->top, total->bottom);
        fmpq_poly_add(both.top.get(), left.get(), right.get());
      } else {
        both.top = times(total->top, divides ? next->bottom : next->top);
        // 1/(1/x) has no value at zero either: its pole is kept as a factor of both
        if (divides) {
          both.top = times(both.top, next->bottom);
          both.bottom = times(both.bottom, next->bottom);
        }
      }
      if (!both.top.within_bounds() || !both.bottom.within_bounds()) return std::nullopt;
      total = std::move(both);
    }
  }
  return total;
}

struct Zero {
  Ref at = nullptr;
  bool odd = false;   // the sign changes there
  bool pole = false;  // no value there
};

// The real zeros of an irreducible factor as exact values.
bool add_zeros(const fmpz_poly_struct* factor, bool odd, bool pole, Arena& arena,
               std::vector<Zero>& out) {
  const slong degree = fmpz_poly_degree(factor);
  if (degree < 1) return true;
  if (degree > 2) return fmpz_poly_num_real_roots(factor) == 0;
  const auto coefficient = [&](slong k) {
    Rational r;
    fmpz_poly_get_coeff_fmpz(fmpq_numref(r.get()), factor, k);
    return r;
  };
  const Rational c = coefficient(0);
  const Rational b = coefficient(1);
  if (degree == 1) {
    out.push_back({arena.number(-c / b), odd, pole});
    return true;
  }
  const Rational a = coefficient(2);
  const Rational discriminant = b * b - Rational(4) * a * c;
  if (discriminant.sign() < 0) return true;
  const Ref root = arena.make(Op::Root, {arena.number(2), arena.number(discriminant)});
  const Ref below = arena.number(Rational(2) * a);
  out.push_back({arena.make(Op::Div, {arena.sub(arena.number(-b), root), below}), odd, pole});
  out.push_back({arena.make(Op::Div, {arena.add(arena.number(-b), root), below}), odd, pole});
  return true;
}

class Factors {
 public:
  explicit Factors(const fmpz_poly_struct* p) {
    fmpz_poly_factor_init(list_);
    fmpz_poly_factor(list_, p);
  }
  Factors(const Factors&) = delete;
  Factors& operator=(const Factors&) = delete;
  ~Factors() { fmpz_poly_factor_clear(list_); }
  slong size() const { return list_->num; }
  const fmpz_poly_struct* at(slong i) const { return list_->p + i; }
  slong times(slong i) const { return list_->exp[i]; }

 private:
  fmpz_poly_factor_t list_;
};

class Integral {
 public:
  explicit Integral(const Poly& p) {
    fmpz_poly_init(p_);
    fmpq_poly_get_numerator(p_, p.get());
  }
  Integral(const Integral&) = delete;
  Integral& operator=(const Integral&) = delete;
  ~Integral() { fmpz_poly_clear(p_); }
  const fmpz_poly_struct* get() const { return p_; }
  int leading_sign() const { return fmpz_sgn(fmpz_poly_lead(p_)); }

 private:
  fmpz_poly_t p_;
};

std::optional<std::vector<Zero>> zeros_of(const Quotient& q, Arena& arena) {
  const Integral top(q.top);
  const Integral bottom(q.bottom);
  const Factors above(top.get());
  const Factors below(bottom.get());
  std::vector<Zero> zeros;
  for (slong i = 0; i < below.size(); ++i) {
    slong multiplicity = below.times(i);
    for (slong k = 0; k < above.size(); ++k) {
      if (fmpz_poly_equal(above.at(k), below.at(i)) != 0) multiplicity += above.times(k);
    }
    if (!add_zeros(below.at(i), multiplicity % 2 == 1, true, arena, zeros)) return std::nullopt;
  }
  for (slong k = 0; k < above.size(); ++k) {
    bool shared = false;
    for (slong i = 0; i < below.size(); ++i)
      shared = shared || fmpz_poly_equal(above.at(k), below.at(i)) != 0;
    if (!shared && !add_zeros(above.at(k), above.times(k) % 2 == 1, false, arena, zeros))
      return std::nullopt;
  }
  return zeros;
}

// Few zeros: insertion sort, since an order may be unknown.
bool sort_zeros(std::vector<Zero>& zeros, Context& context) {
  for (std::size_t i = 1; i < zeros.size(); ++i) {
    for (std::size_t k = i; k > 0; --k) {
      const std::optional<int> order = order_of(zeros[k - 1].at, zeros[k].at, context);
      if (!order || *order == 0) return false;
      if (*order < 0) break;
      std::swap(zeros[k - 1], zeros[k]);
    }
  }
  return true;
}

bool stands(int sign, Rel relation) {
  if (relation == Rel::Lt) return sign < 0;
  if (relation == Rel::Le) return sign <= 0;
  if (relation == Rel::Gt) return sign > 0;
  if (relation == Rel::Ge) return sign >= 0;
  if (relation == Rel::Ne) return sign != 0;
  return sign == 0;
}

}  // namespace

std::optional<RealSet> sign_set(Ref difference, const std::string& variable, Rel relation,
                                Context& context) {
  const bool known = relation == Rel::Lt || relation == Rel::Le || relation == Rel::Gt ||
                     relation == Rel::Ge || relation == Rel::Ne || relation == Rel::Eq;
  const std::optional<Quotient> q = known ? quotient(difference, variable) : std::nullopt;
  if (!q || q->top.is_zero() || q->bottom.is_zero()) return std::nullopt;
  Arena& arena = context.arena;
  std::optional<std::vector<Zero>> zeros = zeros_of(*q, arena);
  if (!zeros || !sort_zeros(*zeros, context)) return std::nullopt;
  // from the right: the sign beyond the last zero is that of the leading coefficients
  int sign = Integral(q->top).leading_sign() * Integral(q->bottom).leading_sign();
  const Ref infinity = arena.make(Op::Infinity);
  std::vector<Piece> pieces;
  Ref high = infinity;
  for (std::size_t i = zeros->size() + 1; i-- > 0;) {
    const Zero* zero = i > 0 ? &(*zeros)[i - 1] : nullptr;
    const Ref low = zero != nullptr ? zero->at : arena.make(Op::Neg, {infinity});
    if (stands(sign, relation)) pieces.push_back({low, high, false, false});
    if (zero == nullptr) break;
    if (!zero->pole && stands(0, relation)) pieces.push_back({zero->at, zero->at, true, true});
    if (zero->odd) sign = -sign;
    high = low;
  }
  std::reverse(pieces.begin(), pieces.end());
  RealSet set;
  for (const Piece& p : pieces) {  // join what touches
    const bool joins = !set.pieces.empty() && set.pieces.back().high == p.low &&
                       (set.pieces.back().high_closed || p.low_closed);
    if (joins) {
      set.pieces.back().high = p.high;
      set.pieces.back().high_closed = p.high_closed;
    } else {
      set.pieces.push_back(p);
    }
  }
  return set;
}

}  // namespace assay::checkers::math
