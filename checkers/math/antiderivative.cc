// A table of integrals. Linear forms a x + b stand wherever x does, at the price of a factor 1/a.

#include "checkers/math/antiderivative.h"

#include "checkers/math/calculus.h"
#include "checkers/math/derivative.h"
#include "checkers/math/exact.h"
#include "checkers/math/limits.h"
#include "checkers/math/operation_rules.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxDegree = 24;

class Table {
 public:
  Table(const std::string& variable, Arena& arena) : variable_(variable), arena_(arena) {}
  std::vector<Antiderivative::Condition> conditions;

  Ref run(Ref n) {
    if (arena_.size() > 4 * kMaxNodes) return nullptr;
    if (const std::vector<Ref> p = coefficients_in(n, variable_, kMaxDegree, arena_); !p.empty())
      return polynomial(p);
    return by_operation(*this, n, arena_);
  }

 private:
  friend Ref by_operation<Table>(Table&, Ref, Arena&);

  Ref x() { return arena_.symbol(variable_); }
  Ref over(Ref a, Ref b) { return arena_.make(Op::Div, {a, b}); }
  Ref raised(Ref base, Ref exponent) { return arena_.make(Op::Pow, {base, exponent}); }

  Ref polynomial(const std::vector<Ref>& p) {
    std::vector<Ref> terms;
    for (std::size_t k = 0; k < p.size(); ++k) {
      const Ref degree = arena_.number(static_cast<std::int64_t>(k) + 1);
      terms.push_back(over(arena_.mul(p[k], raised(x(), degree)), degree));
    }
    return terms.size() == 1 ? terms[0] : arena_.make(Op::Add, std::move(terms));
  }
  Ref sum(Ref n) {
    std::vector<Ref> terms;
    for (const Ref child : n->children) {
      terms.push_back(run(child));
      if (terms.back() == nullptr) return nullptr;
    }
    return arena_.make(Op::Add, std::move(terms));
  }
  // Constants times one factor.
  Ref product(Ref n) {
    std::vector<Ref> constants;
    Ref rest = nullptr;
    for (const Ref factor : n->children) {
      if (!depends_on(factor, variable_)) {
        constants.push_back(factor);
      } else if (rest == nullptr) {
        rest = factor;
      } else {
        return nullptr;
      }
    }
    const Ref inner = rest == nullptr || constants.empty() ? nullptr : run(rest);
    if (inner == nullptr) return nullptr;
    constants.push_back(inner);
    return arena_.make(Op::Mul, std::move(constants));
  }
  Ref quotient(Ref a, Ref b) {
    if (!depends_on(b, variable_)) {
      const Ref inner = run(a);
      return inner == nullptr ? nullptr : over(inner, b);
    }
    if (depends_on(a, variable_)) return nullptr;
    const Ref minus_one = arena_.number(-1);
    const Ref inner = b->op == Op::Pow && !depends_on(b->child(1), variable_)
                          ? power(b->child(0), arena_.make(Op::Neg, {b->child(1)}))
                          : (b->op == Op::Root ? power(b->child(1), over(minus_one, b->child(0)))
                                               : power(b, minus_one));
    return inner == nullptr ? nullptr : arena_.mul(a, inner);
  }
  // The slope of a linear form in the variable, or nullptr.
  Ref slope(Ref form) {
    const std::vector<Ref> p = coefficients_in(form, variable_, 1, arena_);
    Rational a;
    if (p.size() != 2 || (evaluate_exact(p[1], a) == ExactStatus::Ok && a.is_zero()))
      return nullptr;
    return p[1];
  }
  Ref power(Ref base, Ref exponent) {
    if (base->op == Op::E) {  // e^(ax+b)
      const Ref a = slope(exponent);
      return a == nullptr ? nullptr : over(raised(base, exponent), a);
    }
    Rational n;
    const Ref a = slope(base);
    if (a == nullptr || evaluate_exact(exponent, n) != ExactStatus::Ok) return nullptr;
    if (n == Rational(-1)) {
      conditions.push_back({base, false, false});
      return over(arena_.func(Func::Ln, {arena_.func(Func::Abs, {base})}), a);
    }
    if (n.is_integer()) {
      if (n.sign() < 0) conditions.push_back({base, false, false});
    } else {
      conditions.push_back({base, true, n.sign() > 0});
    }
    const Ref more = arena_.number(n + Rational(1));
    return over(raised(base, more), arena_.mul(more, a));
  }
  Ref function(Ref n) {
    const Ref argument = n->child(0);
    const Ref a = n->children.size() == 1 ? slope(argument) : nullptr;
    if (a == nullptr) return nullptr;
    if (n->func == Func::Sin)
      return arena_.make(Op::Neg, {over(arena_.func(Func::Cos, {argument}), a)});
    if (n->func == Func::Cos) return over(arena_.func(Func::Sin, {argument}), a);
    if (n->func == Func::Exp) return over(arena_.func(Func::Exp, {argument}), a);
    return nullptr;
  }

  const std::string& variable_;
  Arena& arena_;
};

}  // namespace

std::optional<Antiderivative> antiderivative_of(Ref integrand, const std::string& variable,
                                                Arena& arena) {
  Table table(variable, arena);
  const Ref value = table.run(integrand);
  if (value == nullptr) return std::nullopt;
  return Antiderivative{value, std::move(table.conditions)};
}

}  // namespace assay::checkers::math
