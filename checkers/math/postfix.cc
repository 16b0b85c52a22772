// Constant expressions as postfix programs. Functions that Calcium lacks are written with those
// that it has; arguments r pi with rational r are found out here, because then the value is
// algebraic.

#include "checkers/math/postfix.h"

#include "checkers/math/exact.h"

namespace assay::checkers::math {
namespace {

constexpr std::int64_t kMaxPower = 10'000;
constexpr std::int64_t kMaxDegree = 1'000;
constexpr std::int64_t kMaxBits = 20'000;

// a + b pi with rational a, b.
struct LinearInPi {
  Rational constant;
  Rational factor;
};

std::optional<LinearInPi> linear_in_pi(Ref n) {
  Rational r;
  if (evaluate_exact(n, r) == ExactStatus::Ok) return LinearInPi{r, Rational(0)};
  if (n->op == Op::Pi) return LinearInPi{Rational(0), Rational(1)};
  if (n->op == Op::Func && n->func == Func::Degree) {
    if (evaluate_exact(n->child(0), r) != ExactStatus::Ok) return std::nullopt;
    return LinearInPi{Rational(0), r / Rational(180)};
  }
  if (n->op == Op::Neg) {
    auto x = linear_in_pi(n->child(0));
    if (!x) return x;
    return LinearInPi{-x->constant, -x->factor};
  }
  if (n->op == Op::Add) {
    LinearInPi total;
    for (const Ref child : n->children) {
      auto x = linear_in_pi(child);
      if (!x) return x;
      total = {total.constant + x->constant, total.factor + x->factor};
    }
    return total;
  }
  if (n->op == Op::Mul) {
    LinearInPi total{Rational(1), Rational(0)};
    for (const Ref child : n->children) {
      const auto x = linear_in_pi(child);
      if (!x || (!x->factor.is_zero() && !total.factor.is_zero())) return std::nullopt;
      total = {total.constant * x->constant,
               total.constant * x->factor + total.factor * x->constant};
    }
    return total;
  }
  if (n->op == Op::Div) {
    const auto x = linear_in_pi(n->child(0));
    if (!x || evaluate_exact(n->child(1), r) != ExactStatus::Ok || r.is_zero()) return std::nullopt;
    return LinearInPi{x->constant / r, x->factor / r};
  }
  return std::nullopt;
}

class Writer {
 public:
  explicit Writer(Arena& arena) : arena_(arena) {}
  std::string out;

  bool write(Ref n) {
    if (out.size() > kMaxProgramBytes) return false;
    Rational r;
    const ExactStatus status = evaluate_exact(n, r);
    if (status == ExactStatus::Ok) return rational(r);
    if (status == ExactStatus::Undefined || status == ExactStatus::TooLarge) return false;
    if (n->op == Op::Pi) return line("pi");
    if (n->op == Op::E) return line("e");
    if (n->op == Op::I) return line("i");
    if (n->op == Op::Neg) return write(n->child(0)) && line("neg");
    if (n->op == Op::Percent) return write(n->child(0)) && line("q 100") && line("div");
    if (n->op == Op::Add) return fold(n, "add");
    if (n->op == Op::Mul) return fold(n, "mul");
    if (n->op == Op::Div || (n->op == Op::Ratio && n->children.size() == 2)) return fold(n, "div");
    if (n->op == Op::Root) {
      if (evaluate_exact(n->child(0), r) != ExactStatus::Ok || !r.is_integer()) return false;
      const auto degree = r.to_int();
      if (!degree || *degree < 1 || *degree > kMaxDegree) return false;
      return write(n->child(1)) && line("root " + std::to_string(*degree));
    }
    if (n->op == Op::Pow) return power(n);
    if (n->op == Op::Func) return function(n);
    return false;
  }

 private:
  bool line(const std::string& text) {
    out += text;
    out += '\n';
    return true;
  }
  bool rational(const Rational& r) {
    if (r.bits() > kMaxBits) return false;
    char* raw = fmpq_get_str(nullptr, 10, r.get());
    line(std::string("q ") + raw);
    flint_free(raw);
    return true;
  }
  bool fold(Ref n, const char* operation) {
    for (std::size_t i = 0; i < n->children.size(); ++i) {
      if (!write(n->child(i)) || (i > 0 && !line(operation))) return false;
    }
    return true;
  }
  bool power(Ref n) {
    Rational e;
    if (n->child(0)->op == Op::E) return write(n->child(1)) && line("exp");
    if (evaluate_exact(n->child(1), e) != ExactStatus::Ok) {
      return write(n->child(0)) && write(n->child(1)) && line("pow");
    }
    Rational numerator;
    Rational denominator;
    fmpz_set(fmpq_numref(numerator.get()), fmpq_numref(e.get()));
    fmpz_set(fmpq_numref(denominator.get()), fmpq_denref(e.get()));
    const auto p = numerator.to_int();
    const auto q = denominator.to_int();
    if (!p || !q || *p > kMaxPower || *p < -kMaxPower || *q > kMaxDegree) return false;
    if (!write(n->child(0))) return false;
    if (*q > 1) line("root " + std::to_string(*q));
    if (*p != 1) line("powz " + std::to_string(*p));
    return true;
  }
  bool call(Func func, Ref argument) { return write(arena_.func(func, {argument})); }
  bool reciprocal(Func func, Ref argument) {
    return line("q 1") && call(func, argument) && line("div");
  }
  // f(x) = (e^x + s e^-x) / 2
  bool hyperbolic(Ref x, bool minus) {
    if (!write(x) || !line("exp") || !write(x) || !line("neg") || !line("exp")) return false;
    if (minus) line("neg");
    return line("add") && line("q 1/2") && line("mul");
  }
  bool trigonometric(Ref x, const std::string& name) {
    const auto multiple = linear_in_pi(x);
    if (multiple && multiple->constant.is_zero()) {
      char* raw = fmpq_get_str(nullptr, 10, multiple->factor.get());
      line(name + "pi " + raw);
      flint_free(raw);
      return true;
    }
    return write(x) && line(name);
  }

  bool function(Ref n) {
    const Ref x = n->child(0);
    if (!is_scalar(x)) return false;
    switch (n->func) {
      case Func::Sin:
        return trigonometric(x, "sin");
      case Func::Cos:
        return trigonometric(x, "cos");
      case Func::Tan:
        return trigonometric(x, "tan");
      case Func::Cot:
        return call(Func::Cos, x) && call(Func::Sin, x) && line("div");
      case Func::Sec:
        return reciprocal(Func::Cos, x);
      case Func::Csc:
        return reciprocal(Func::Sin, x);
      case Func::Cis:
        return line("i") && call(Func::Sin, x) && line("mul") && call(Func::Cos, x) && line("add");
      case Func::Arcsin:
        return write(x) && line("asin");
      case Func::Arccos:
        return write(x) && line("acos");
      case Func::Arctan:
        return write(x) && line("atan");
      case Func::Arcsec:
        return line("q 1") && write(x) && line("div") && line("acos");
      case Func::Arccsc:
        return line("q 1") && write(x) && line("div") && line("asin");
      case Func::Sinh:
        return hyperbolic(x, true);
      case Func::Cosh:
        return hyperbolic(x, false);
      case Func::Tanh:
        return hyperbolic(x, true) && hyperbolic(x, false) && line("div");
      case Func::Coth:
        return hyperbolic(x, false) && hyperbolic(x, true) && line("div");
      case Func::Sech:
        return line("q 1") && hyperbolic(x, false) && line("div");
      case Func::Csch:
        return line("q 1") && hyperbolic(x, true) && line("div");
      case Func::Arsinh:  // ln(x + sqrt(x^2 + 1))
        return write(x) && write(x) && line("powz 2") && line("q 1") && line("add") &&
               line("root 2") && line("add") && line("ln");
      case Func::Arcosh:  // ln(x + sqrt(x - 1) sqrt(x + 1))
        return write(x) && write(x) && line("q -1") && line("add") && line("root 2") && write(x) &&
               line("q 1") && line("add") && line("root 2") && line("mul") && line("add") &&
               line("ln");
      case Func::Artanh:  // ln((1 + x) / (1 - x)) / 2
        return line("q 1") && write(x) && line("add") && line("q 1") && write(x) && line("neg") &&
               line("add") && line("div") && line("ln") && line("q 1/2") && line("mul");
      case Func::Exp:
        return write(x) && line("exp");
      case Func::Ln:
        return write(x) && line("ln");
      case Func::Log:
        return write(x) && line("ln") && write(n->child(1)) && line("ln") && line("div");
      case Func::Abs:
      case Func::Norm:
        return write(x) && line("abs");
      case Func::Re:
        return write(x) && line("re");
      case Func::Im:
        return write(x) && line("im");
      case Func::Conj:
        return write(x) && line("conj");
      case Func::Degree:
        return write(x) && line("pi") && line("mul") && line("q 1/180") && line("mul");
      case Func::None:
      case Func::Arccot:
      case Func::Floor:
      case Func::Ceil:
      case Func::Sgn:
      case Func::Factorial:
      case Func::DoubleFactorial:
      case Func::Binomial:
      case Func::Gcd:
      case Func::Lcm:
      case Func::Mod:
      case Func::Max:
      case Func::Min:
      case Func::Arg:
      case Func::Det:
      case Func::Transpose:
        return false;
    }
    return false;
  }

  Arena& arena_;
};

}  // namespace

std::optional<std::string> comparison_program(Ref a, Ref b, Arena& arena) {
  Writer writer(arena);
  if (!writer.write(a) || !writer.write(b)) return std::nullopt;
  if (writer.out.size() > kMaxProgramBytes) return std::nullopt;
  return std::move(writer.out);
}

}  // namespace assay::checkers::math
