// Rational arithmetic over trees, with an estimate before every operation that can explode.

#include "checkers/math/exact.h"

#include <flint/fmpz.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "checkers/math/limits.h"
#include "checkers/math/work.h"

namespace assay::checkers::math {
namespace {

class Evaluator {
 public:
  explicit Evaluator(Bindings bindings) : bindings_(std::move(bindings)) {}

  ExactStatus run(Ref node, Rational& out) {
    if (!spend(Payer::Algebra, 1)) return ExactStatus::TooLarge;
    switch (node->op) {
      case Op::Number:
        out = node->number;
        return ExactStatus::Ok;
      case Op::Symbol:
        return symbol(node, out);
      case Op::Undefined:
        return ExactStatus::Undefined;
      case Op::Neg:
        return unary(node, out, [](const Rational& x) { return -x; });
      case Op::Percent:
        return unary(node, out, [](const Rational& x) { return x / Rational(100); });
      case Op::Add:
        return fold(node, out, [](const Rational& a, const Rational& b) { return a + b; });
      case Op::Mul:
        return fold(node, out, [](const Rational& a, const Rational& b) { return a * b; });
      case Op::Div:
        return divide(node, out);
      case Op::Pow:
        return power(node, out);
      case Op::Root:
        return root(node, out);
      case Op::Func:
        return function(node, out);
      case Op::Sum:
      case Op::Product:
        return series(node, out);
      case Op::Ratio:
        return node->children.size() == 2 ? divide(node, out) : ExactStatus::NotRational;
      case Op::Pi:
      case Op::E:
      case Op::I:
      case Op::Infinity:
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
        return ExactStatus::NotRational;
    }
    return ExactStatus::NotRational;
  }

 private:
  ExactStatus symbol(Ref node, Rational& out) const {
    const auto it = bindings_.find(node->name);
    if (it == bindings_.end()) return ExactStatus::NotRational;
    out = it->second;
    return ExactStatus::Ok;
  }

  // Rational arithmetic with so many bits: products and common divisors, a little over linear.
  static bool affordable(std::int64_t bits) {
    return bits <= kMaxExactBits && spend(Payer::Algebra, bits / 64);
  }

  template <typename F>
  ExactStatus unary(Ref node, Rational& out, F f) {
    Rational x;
    const ExactStatus status = run(node->child(0), x);
    if (status == ExactStatus::Ok) out = f(x);
    return status;
  }

  template <typename F>
  ExactStatus fold(Ref node, Rational& out, F f) {
    Rational total;
    if (const ExactStatus s = run(node->child(0), total); s != ExactStatus::Ok) return s;
    for (std::size_t i = 1; i < node->children.size(); ++i) {
      Rational next;
      if (const ExactStatus s = run(node->child(i), next); s != ExactStatus::Ok) return s;
      if (!affordable(total.bits() + next.bits())) return ExactStatus::TooLarge;
      total = f(total, next);
    }
    out = std::move(total);
    return ExactStatus::Ok;
  }

  ExactStatus divide(Ref node, Rational& out) {
    Rational a;
    Rational b;
    if (const ExactStatus s = run(node->child(0), a); s != ExactStatus::Ok) return s;
    if (const ExactStatus s = run(node->child(1), b); s != ExactStatus::Ok) return s;
    if (b.is_zero()) return ExactStatus::Undefined;
    if (!affordable(a.bits() + b.bits())) return ExactStatus::TooLarge;
    out = a / b;
    return ExactStatus::Ok;
  }

  static bool is_unit(const Rational& x) { return x.is_zero() || x.abs().is_one(); }

  static ExactStatus integer_power(const Rational& base, const Rational& exponent, Rational& out) {
    if (base.is_zero()) {
      if (exponent.sign() < 0) return ExactStatus::Undefined;
      out = Rational(exponent.sign() == 0 ? 1 : 0);
      return ExactStatus::Ok;
    }
    if (is_unit(base)) {
      const bool odd = fmpz_is_odd(fmpq_numref(exponent.get())) != 0;
      out = base.sign() < 0 && !odd ? Rational(1) : base;
      return ExactStatus::Ok;
    }
    const std::optional<std::int64_t> n = exponent.to_int();
    if (!n || std::abs(*n) > kMaxExactBits || !affordable(std::abs(*n) * base.bits())) {
      return ExactStatus::TooLarge;
    }
    fmpq_pow_si(out.get(), base.get(), *n);
    return ExactStatus::Ok;
  }

  ExactStatus power(Ref node, Rational& out) {
    Rational base;
    Rational exponent;
    if (const ExactStatus s = run(node->child(1), exponent); s != ExactStatus::Ok) return s;
    if (const ExactStatus s = run(node->child(0), base); s != ExactStatus::Ok) return s;
    if (exponent.is_integer()) return integer_power(base, exponent, out);
    Rational degree;
    fmpz_set(fmpq_numref(degree.get()), fmpq_denref(exponent.get()));
    Rational root_value;
    if (const ExactStatus s = exact_root(degree, base, root_value); s != ExactStatus::Ok) return s;
    Rational numerator;
    fmpz_set(fmpq_numref(numerator.get()), fmpq_numref(exponent.get()));
    return integer_power(root_value, numerator, out);
  }

  // Perfect powers only; odd roots of negative numbers are real.
  static ExactStatus exact_root(const Rational& degree, const Rational& x, Rational& out) {
    const std::optional<std::int64_t> n = degree.to_int();
    if (!n || *n < 1 || *n > 1000) return ExactStatus::NotRational;
    if (x.sign() < 0 && *n % 2 == 0) return ExactStatus::NotRational;
    const Rational size = x.abs();
    Rational root;
    if (fmpz_root(fmpq_numref(root.get()), fmpq_numref(size.get()), *n) == 0 ||
        fmpz_root(fmpq_denref(root.get()), fmpq_denref(size.get()), *n) == 0) {
      return ExactStatus::NotRational;
    }
    out = x.sign() < 0 ? -root : root;
    return ExactStatus::Ok;
  }

  ExactStatus root(Ref node, Rational& out) {
    Rational degree;
    Rational x;
    if (const ExactStatus s = run(node->child(0), degree); s != ExactStatus::Ok) return s;
    if (const ExactStatus s = run(node->child(1), x); s != ExactStatus::Ok) return s;
    return exact_root(degree, x, out);
  }

  bool values(Ref node, std::vector<Rational>& out, ExactStatus& status) {
    for (const Ref child : node->children) {
      Rational x;
      status = run(child, x);
      if (status != ExactStatus::Ok) return false;
      out.push_back(std::move(x));
    }
    return true;
  }

  ExactStatus function(Ref node, Rational& out) {
    ExactStatus status = ExactStatus::Ok;
    std::vector<Rational> x;
    if (node->func == Func::Degree || node->children.empty()) return ExactStatus::NotRational;
    if (node->child(0)->op == Op::Matrix) return ExactStatus::NotRational;
    if (!values(node, x, status)) return status;
    switch (node->func) {
      case Func::Abs:
      case Func::Norm:
        out = x[0].abs();
        return ExactStatus::Ok;
      case Func::Floor:
        out = x[0].floor();
        return ExactStatus::Ok;
      case Func::Ceil:
        out = -(-x[0]).floor();
        return ExactStatus::Ok;
      case Func::Sgn:
        out = Rational(x[0].sign());
        return ExactStatus::Ok;
      case Func::Re:
      case Func::Conj:
        out = x[0];
        return ExactStatus::Ok;
      case Func::Im:
        out = Rational(0);
        return ExactStatus::Ok;
      case Func::Max:
        out = *std::max_element(x.begin(), x.end());
        return ExactStatus::Ok;
      case Func::Min:
        out = *std::min_element(x.begin(), x.end());
        return ExactStatus::Ok;
      case Func::Mod: {
        if (x[1].is_zero()) return ExactStatus::Undefined;
        if (!affordable(x[0].bits() + x[1].bits())) return ExactStatus::TooLarge;
        out = x[0] - x[1] * (x[0] / x[1]).floor();
        return ExactStatus::Ok;
      }
      case Func::Factorial:
        return factorial(x[0], 1, out);
      case Func::DoubleFactorial:
        return factorial(x[0], 2, out);
      case Func::Binomial:
        return binomial(x[0], x[1], out);
      case Func::Gcd:
      case Func::Lcm:
        return common(node->func, x, out);
      case Func::Sin:
      case Func::Tan:
      case Func::Arcsin:
      case Func::Arctan:
      case Func::Sinh:
      case Func::Tanh:
      case Func::Arsinh:
      case Func::Artanh:
        if (!x[0].is_zero()) return ExactStatus::NotRational;
        out = Rational(0);
        return ExactStatus::Ok;
      case Func::Cos:
      case Func::Sec:
      case Func::Cosh:
      case Func::Sech:
      case Func::Cis:
        if (!x[0].is_zero()) return ExactStatus::NotRational;
        out = Rational(1);
        return ExactStatus::Ok;
      case Func::Ln:
        if (x[0].sign() <= 0)
          return x[0].is_zero() ? ExactStatus::Undefined : ExactStatus::NotRational;
        if (!x[0].is_one()) return ExactStatus::NotRational;
        out = Rational(0);
        return ExactStatus::Ok;
      case Func::Log:
        return logarithm(x[0], x[1], out);
      case Func::None:
      case Func::Cot:
      case Func::Csc:
      case Func::Arccos:
      case Func::Arccot:
      case Func::Arcsec:
      case Func::Arccsc:
      case Func::Coth:
      case Func::Csch:
      case Func::Arcosh:
      case Func::Exp:
      case Func::Arg:
      case Func::Det:
      case Func::Degree:
      case Func::Transpose:
        return ExactStatus::NotRational;
    }
    return ExactStatus::NotRational;
  }

  // log_b x where x is an integral power of b.
  static ExactStatus logarithm(const Rational& x, const Rational& base, Rational& out) {
    if (x.is_zero() || base.is_zero() || base.is_one()) return ExactStatus::Undefined;
    if (x.sign() < 0 || base.sign() < 0) return ExactStatus::NotRational;
    if (x.is_one()) {
      out = Rational(0);
      return ExactStatus::Ok;
    }
    const double estimate = log_of(x) / log_of(base);
    const double rounded = std::nearbyint(estimate);
    if (std::abs(estimate - rounded) > 1e-6 || std::abs(rounded) > 1e6)
      return ExactStatus::NotRational;
    Rational power;
    const Rational n(static_cast<std::int64_t>(rounded));
    if (integer_power(base, n, power) != ExactStatus::Ok || !(power == x))
      return ExactStatus::NotRational;
    out = n;
    return ExactStatus::Ok;
  }
  // A guess only: logarithm() verifies it exactly.
  static double log_of(const Rational& x) {
    return fmpz_dlog(fmpq_numref(x.get())) - fmpz_dlog(fmpq_denref(x.get()));
  }

  static ExactStatus factorial(const Rational& x, std::int64_t step, Rational& out) {
    if (!x.is_integer()) return ExactStatus::NotRational;
    if (x.sign() < 0) return ExactStatus::Undefined;
    const std::optional<std::int64_t> n = x.to_int();
    if (!n || *n > kMaxFactorial || !spend(Payer::Algebra, 2 * *n)) return ExactStatus::TooLarge;
    out = Rational(1);
    fmpz* const value = fmpq_numref(out.get());
    const auto k = static_cast<ulong>((*n + 1) / 2);
    if (step == 1) {
      fmpz_fac_ui(value, static_cast<ulong>(*n));
    } else if (*n % 2 == 0) {  // (2k)!! = 2^k k!
      fmpz_fac_ui(value, k);
      fmpz_mul_2exp(value, value, k);
    } else {  // (2k - 1)!! = (2k)! / (2^k k!)
      Rational below(1);
      fmpz_fac_ui(value, 2 * k);
      fmpz_fac_ui(fmpq_numref(below.get()), k);
      fmpz_divexact(value, value, fmpq_numref(below.get()));
      fmpz_fdiv_q_2exp(value, value, k);
    }
    return ExactStatus::Ok;
  }

  static ExactStatus binomial(const Rational& n, const Rational& k, Rational& out) {
    const std::optional<std::int64_t> a = n.to_int();
    const std::optional<std::int64_t> b = k.to_int();
    if (!n.is_integer() || !k.is_integer()) return ExactStatus::NotRational;
    if (!a || !b || *a > 1'000'000) return ExactStatus::TooLarge;
    if (*a < 0) return ExactStatus::NotRational;
    if (*b < 0 || *b > *a) {
      out = Rational(0);
      return ExactStatus::Ok;
    }
    const std::int64_t small = std::min(*b, *a - *b);
    if (small > kMaxFactorial || small * 20 > kMaxExactBits || !spend(Payer::Algebra, small * 20))
      return ExactStatus::TooLarge;
    out = Rational(1);
    fmpz_bin_uiui(fmpq_numref(out.get()), static_cast<ulong>(*a), static_cast<ulong>(small));
    return ExactStatus::Ok;
  }

  static ExactStatus common(Func func, const std::vector<Rational>& x, Rational& out) {
    // gcd(a/b, c/d) = gcd(ad, cb) / bd, and lcm by their product.
    Rational total = x[0].abs();
    for (std::size_t i = 1; i < x.size(); ++i) {
      Rational g;
      if (!spend(Payer::Algebra, (total.bits() + x[i].bits()) / 8)) return ExactStatus::TooLarge;
      fmpq_gcd(g.get(), total.get(), x[i].get());
      if (func == Func::Gcd) {
        total = std::move(g);
      } else {
        if (total.bits() + x[i].bits() > kMaxExactBits) return ExactStatus::TooLarge;
        total = g.is_zero() ? Rational(0) : (total * x[i]).abs() / g;
      }
    }
    out = std::move(total);
    return ExactStatus::Ok;
  }

  ExactStatus series(Ref node, Rational& out) {
    Rational low;
    Rational high;
    if (const ExactStatus s = run(node->child(1), low); s != ExactStatus::Ok) return s;
    if (const ExactStatus s = run(node->child(2), high); s != ExactStatus::Ok) return s;
    const std::optional<std::int64_t> a = low.to_int();
    const std::optional<std::int64_t> b = high.to_int();
    if (!a || !b)
      return low.is_integer() && high.is_integer() ? ExactStatus::TooLarge
                                                   : ExactStatus::NotRational;
    if (*a < -kMaxSumBound || *b > kMaxSumBound) return ExactStatus::TooLarge;
    if (*b > *a) series_terms_ += *b - *a;
    if (series_terms_ > kMaxSumTerms) return ExactStatus::TooLarge;
    const bool is_sum = node->op == Op::Sum;
    Rational total(is_sum ? 0 : 1);
    const std::string& index = node->child(0)->name;
    const auto saved = bindings_;
    ExactStatus status = ExactStatus::Ok;
    for (std::int64_t k = *a; k <= *b && status == ExactStatus::Ok; ++k) {
      bindings_[index] = Rational(k);
      Rational value;
      status = run(node->child(3), value);
      if (status != ExactStatus::Ok) break;
      if (total.bits() + value.bits() > kMaxExactBits / 8 ||
          !spend(Payer::Algebra, (total.bits() + value.bits()) / 16))
        status = ExactStatus::TooLarge;
      else
        total = is_sum ? total + value : total * value;
    }
    bindings_ = saved;
    out = std::move(total);
    return status;
  }

  Bindings bindings_;
  std::int64_t series_terms_ = 0;
};

}  // namespace

ExactStatus evaluate_exact(Ref node, Rational& out, const Bindings& bindings) {
  return Evaluator(bindings).run(node, out);
}

}  // namespace assay::checkers::math
