// Solutions of trigonometric equations are written with a whole number k, and any start will do.
// Only steps that are multiples of pi are taken for such families: 2n + 1 and 2n + 3 are formulas.

#include "checkers/math/families.h"

#include <algorithm>

#include "checkers/math/derivative.h"
#include "checkers/math/exact.h"
#include "checkers/math/scalar.h"

namespace assay::checkers::math {
namespace {

// a + b pi + (c + d pi) k with rational a, b, c, d.
struct Family {
  Rational a, b, c, d;
  bool constant() const { return c.is_zero() && d.is_zero(); }
};

std::optional<Family> read(Ref n, const std::string& index) {
  Rational r;
  if (evaluate_exact(n, r) == ExactStatus::Ok) return Family{r, {}, {}, {}};
  if (n->op == Op::Pi) return Family{{}, Rational(1), {}, {}};
  if (n->op == Op::Symbol && n->name == index) return Family{{}, {}, Rational(1), {}};
  if (n->op == Op::Func && n->func == Func::Degree) {
    auto x = read(n->child(0), index);
    if (!x || !x->b.is_zero() || !x->d.is_zero()) return std::nullopt;
    const Rational half(180);
    return Family{{}, x->a / half, {}, x->c / half};
  }
  if (n->op == Op::Neg) {
    auto x = read(n->child(0), index);
    if (!x) return x;
    return Family{-x->a, -x->b, -x->c, -x->d};
  }
  if (n->op == Op::Add) {
    Family t;
    for (const Ref child : n->children) {
      auto x = read(child, index);
      if (!x) return x;
      t = {t.a + x->a, t.b + x->b, t.c + x->c, t.d + x->d};
    }
    return t;
  }
  if (n->op == Op::Mul) {
    Family t{Rational(1), {}, {}, {}};
    for (const Ref child : n->children) {
      auto x = read(child, index);
      if (!x) return x;
      // no pi^2 and no k^2
      if ((!t.b.is_zero() || !t.d.is_zero()) && (!x->b.is_zero() || !x->d.is_zero()))
        return std::nullopt;
      if (!t.constant() && !x->constant()) return std::nullopt;
      t = {t.a * x->a, t.a * x->b + t.b * x->a, t.a * x->c + t.c * x->a,
           t.a * x->d + t.d * x->a + t.b * x->c + t.c * x->b};
    }
    return t;
  }
  if (n->op == Op::Div) {
    const auto x = read(n->child(0), index);
    if (!x || evaluate_exact(n->child(1), r) != ExactStatus::Ok || r.is_zero()) return std::nullopt;
    return Family{x->a / r, x->b / r, x->c / r, x->d / r};
  }
  return std::nullopt;
}

// (n - 2) pi counts something; pi/2 + n pi and (2k + 1) pi are families.
bool is_formula(Ref n, const std::string& index, bool factor = false) {
  if (index == "k" || index == "l" || index == "ell") return false;
  if (n->op == Op::Add && factor && depends_on(n, index)) return true;
  factor = factor || n->op == Op::Mul || n->op == Op::Div;
  return std::any_of(n->children.begin(), n->children.end(),
                     [&](Ref child) { return is_formula(child, index, factor); });
}

}  // namespace

bool is_index(std::string_view name) {
  return name == "k" || name == "n" || name == "m" || name == "l" || name == "ell";
}

Outcome decide_families(Ref a, Ref b, Context& context) {
  (void)context;
  Outcome open = Outcome::unknown("no families of values");
  bool opaque = false;
  const std::vector<std::string> left = variables_of(a, opaque);
  const std::vector<std::string> right = variables_of(b, opaque);
  if (opaque || left.size() != 1 || right.size() != 1) return open;
  const std::string& index = left[0];
  if (!is_index(index) || !is_index(right[0])) return open;
  if (is_formula(a, index) || is_formula(b, right[0])) return open;
  const auto x = read(a, index);
  const auto y = read(b, right[0]);
  if (!x || !y || !x->c.is_zero() || !y->c.is_zero() || x->d.is_zero() || y->d.is_zero())
    return open;
  if (!(x->d.abs() == y->d.abs()) || !(x->a == y->a)) return open;
  if (!((x->b - y->b) / x->d).is_integer()) return open;
  return Outcome::yes(Method::Exact, "the same family of values for whole " + index);
}

}  // namespace assay::checkers::math
