// Certified numerical evaluation with Arb. Every enclosure contains the true value, so that
// disjoint enclosures prove a difference; overlapping ones prove nothing.

#include "checkers/math/ball.h"

#include <flint/fmpz.h>

#include <algorithm>
#include <vector>

#include "checkers/math/ball_functions.h"
#include "checkers/math/limits.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {
namespace {

class Evaluator {
 public:
  Evaluator(long precision, Bindings bindings, bool real)
      : prec_(precision), bindings_(std::move(bindings)), real_(real) {}

  bool run(Ref node, Ball& out) {
    // an elementary function costs microseconds, and more with the precision
    const bool costly = node->op == Op::Func || node->op == Op::Pow || node->op == Op::Root;
    if (!spend(Payer::Balls, (costly ? 20 : 2) * (prec_ / 64))) return false;
    if (!step(node, out)) return false;
    if (real_ && arb_contains_zero(out.imag()) == 0) return false;
    return acb_is_finite(out.get()) != 0;
  }

 private:
  bool step(Ref node, Ball& out) {
    switch (node->op) {
      case Op::Number:
        acb_set_fmpq(out.get(), node->number.get(), prec_);
        return true;
      case Op::Symbol: {
        const auto it = bindings_.find(node->name);
        if (it == bindings_.end()) return false;
        acb_set_fmpq(out.get(), it->second.get(), prec_);
        return true;
      }
      case Op::Pi:
        acb_const_pi(out.get(), prec_);
        return true;
      case Op::E:
        arb_const_e(out.real(), prec_);
        arb_zero(out.imag());
        return true;
      case Op::I:
        acb_onei(out.get());
        return true;
      case Op::Neg:
        return unary(node, out, [](acb_t z, const acb_t x, slong) { acb_neg(z, x); });
      case Op::Percent:
        return unary(node, out, [](acb_t z, const acb_t x, slong p) { acb_div_ui(z, x, 100, p); });
      case Op::Add:
        return fold(node, out, acb_add);
      case Op::Mul:
        return fold(node, out, acb_mul);
      case Op::Div:
        return divide(node, out);
      case Op::Ratio:
        return node->children.size() == 2 && divide(node, out);
      case Op::Pow:
        return power(node, out);
      case Op::Root:
        return root(node, out);
      case Op::Func:
        return function(node, out);
      case Op::Sum:
      case Op::Product:
        return series(node, out);
      case Op::Infinity:
      case Op::Undefined:
      case Op::Apply:
      case Op::Opaque:
      case Op::PlusMinus:
      case Op::MinusPlus:
      case Op::Quantity:
      case Op::BaseN:
      case Op::Time:
      case Op::Modulo:
      case Op::Tuple:
      case Op::List:
      case Op::Set:
      case Op::Interval:
      case Op::Matrix:
      case Op::Union:
      case Op::Intersection:
      case Op::Difference:
      case Op::NamedSet:
      case Op::Builder:
      case Op::Relation:
      case Op::Text:
      case Op::Prose:
        return false;
    }
    return false;
  }

  template <typename F>
  bool unary(Ref node, Ball& out, F f) {
    Ball x;
    if (!run(node->child(0), x)) return false;
    f(out.get(), x.get(), prec_);
    return true;
  }

  template <typename F>
  bool fold(Ref node, Ball& out, F f) {
    Ball total;
    if (!run(node->child(0), total)) return false;
    for (std::size_t i = 1; i < node->children.size(); ++i) {
      Ball next;
      if (!run(node->child(i), next)) return false;
      f(total.get(), total.get(), next.get(), prec_);
    }
    out = std::move(total);
    return true;
  }

  bool divide(Ref node, Ball& out) {
    Ball a;
    Ball b;
    if (!run(node->child(0), a) || !run(node->child(1), b) || acb_contains_zero(b.get()) != 0)
      return false;
    acb_div(out.get(), a.get(), b.get(), prec_);
    return true;
  }

  static bool negative_real(const Ball& x) { return is_real(x) && arb_is_negative(x.real()) != 0; }

  // The real n-th root of a negative real, n odd: -(-x)^(1/n).
  bool odd_root(Ball& out, Ball x, const fmpz* degree) {
    const bool negative = negative_real(x);
    if (negative) acb_neg(x.get(), x.get());
    if (fmpz_fits_si(degree) == 0) return false;
    const slong n = fmpz_get_si(degree);
    if (n < 1 || n > 100'000) return false;
    if (is_real(x) && (arb_is_nonnegative(x.real()) != 0)) {
      arb_root_ui(out.real(), x.real(), static_cast<ulong>(n), prec_);
      arb_zero(out.imag());
    } else {
      acb_root_ui(out.get(), x.get(), static_cast<ulong>(n), prec_);
    }
    if (negative) acb_neg(out.get(), out.get());
    return true;
  }

  bool root(Ref node, Ball& out) {
    Rational degree;
    Ball x;
    if (!run(node->child(1), x)) return false;
    if (evaluate_exact(node->child(0), degree, bindings_) == ExactStatus::Ok &&
        degree.is_integer()) {
      if (degree.sign() <= 0) return false;
      if (degree == Rational(2)) {
        acb_sqrt(out.get(), x.get(), prec_);
        return true;
      }
      if (fmpz_is_odd(fmpq_numref(degree.get())) != 0)
        return odd_root(out, x, fmpq_numref(degree.get()));
      Ball exponent;
      acb_set_fmpq(exponent.get(), degree.get(), prec_);
      acb_inv(exponent.get(), exponent.get(), prec_);
      acb_pow(out.get(), x.get(), exponent.get(), prec_);
      return true;
    }
    Ball n;
    if (!run(node->child(0), n) || acb_contains_zero(n.get()) != 0) return false;
    acb_inv(n.get(), n.get(), prec_);
    acb_pow(out.get(), x.get(), n.get(), prec_);
    return true;
  }

  bool power(Ref node, Ball& out) {
    Ball base;
    if (!run(node->child(0), base)) return false;
    Rational exponent;
    const ExactStatus status = evaluate_exact(node->child(1), exponent, bindings_);
    if (status == ExactStatus::Ok && exponent.is_integer()) {
      if (exponent.sign() < 0 && acb_contains_zero(base.get()) != 0) return false;
      if (exponent.is_zero() && acb_contains_zero(base.get()) != 0 && acb_is_zero(base.get()) == 0)
        return false;
      if (exponent.bits() > 64) {
        if (acb_contains_zero(base.get()) != 0) return false;
        Ball e;
        acb_set_fmpq(e.get(), exponent.get(), prec_);
        acb_pow(out.get(), base.get(), e.get(), prec_);
        return true;
      }
      acb_pow_fmpz(out.get(), base.get(), fmpq_numref(exponent.get()), prec_);
      return true;
    }
    // (-8)^(1/3) is -2; (-1)^n at n = 1/3 is no real number, because n stands for a whole one.
    Rational literal;
    if (status == ExactStatus::Ok && negative_real(base) &&
        fmpz_is_odd(fmpq_denref(exponent.get())) != 0 &&
        evaluate_exact(node->child(1), literal) == ExactStatus::Ok) {
      Ball root_value;
      if (!odd_root(root_value, base, fmpq_denref(exponent.get()))) return false;
      if (fmpz_bits(fmpq_numref(exponent.get())) > 32) return false;
      acb_pow_fmpz(out.get(), root_value.get(), fmpq_numref(exponent.get()), prec_);
      return true;
    }
    Ball e;
    if (!run(node->child(1), e)) return false;
    if (acb_contains_zero(base.get()) != 0) return false;
    if (node->child(0)->op == Op::E) {
      acb_exp(out.get(), e.get(), prec_);
    } else {
      acb_pow(out.get(), base.get(), e.get(), prec_);
    }
    return true;
  }

  bool function(Ref node, Ball& out) {
    if (node->children.empty() || node->child(0)->op == Op::Matrix) return false;
    if (node->children.size() == 1) {
      Ball x;
      if (!run(node->child(0), x)) return false;
      return ball_function(node->func, x, out, prec_);
    }
    if (node->func == Func::Gcd || node->func == Func::Lcm || node->func == Func::Mod ||
        node->func == Func::Binomial) {
      Rational exact;
      if (evaluate_exact(node, exact, bindings_) == ExactStatus::Ok) {
        acb_set_fmpq(out.get(), exact.get(), prec_);
        return true;
      }
    }
    std::vector<Ball> x(node->children.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!run(node->child(i), x[i])) return false;
    }
    return ball_function(node->func, x, out, prec_);
  }

  bool series(Ref node, Ball& out) {
    Rational low;
    Rational high;
    if (evaluate_exact(node->child(1), low, bindings_) != ExactStatus::Ok ||
        evaluate_exact(node->child(2), high, bindings_) != ExactStatus::Ok) {
      return false;
    }
    const auto a = low.to_int();
    const auto b = high.to_int();
    if (!a || !b || *a < -kMaxSumBound || *b > kMaxSumBound) return false;
    if (*b > *a) series_terms_ += *b - *a;
    if (series_terms_ > kMaxSumTerms) return false;
    Ball total;
    const bool is_sum = node->op == Op::Sum;
    acb_set_si(total.get(), is_sum ? 0 : 1);
    const Bindings saved = bindings_;
    bool good = true;
    for (std::int64_t k = *a; k <= *b && good; ++k) {
      bindings_[node->child(0)->name] = Rational(k);
      Ball value;
      good = run(node->child(3), value);
      if (!good) break;
      (is_sum ? acb_add : acb_mul)(total.get(), total.get(), value.get(), prec_);
    }
    bindings_ = saved;
    out = std::move(total);
    return good;
  }

  long prec_;
  Bindings bindings_;
  bool real_;
  std::int64_t series_terms_ = 0;
};

}  // namespace

bool evaluate_ball(Ref node, Ball& out, long precision, const Bindings& bindings, bool real) {
  return Evaluator(std::min(precision, kMaxPrecision), bindings, real).run(node, out);
}

bool disjoint(const Ball& a, const Ball& b) { return acb_overlaps(a.get(), b.get()) == 0; }

bool maybe_real(const Ball& a) { return arb_contains_zero(a.imag()) != 0; }

}  // namespace assay::checkers::math
