// Statements. A definition ("x = 5", "f(x) = 2x + 1") may stand for its value; equations are equal
// if they say the same up to a non-zero factor; inequalities become sets of reals where they can.

#include <algorithm>

#include "checkers/math/real_set.h"
#include "checkers/math/statements.h"

namespace assay::checkers::math {

Outcome decide_statements(Ref a, Ref b, Context& context) {
  const auto statement = [](Ref n) { return n->op == Op::Modulo ? n->child(0) : n; };
  if (a->op == Op::Modulo && b->op == Op::Modulo) {
    const Outcome modulus = decide(a->child(1), b->child(1), context);
    if (modulus.equal != Truth::Yes) return modulus;
  }
  a = statement(a);
  b = statement(b);
  const std::optional<Solutions> x = solutions_of(a, context);
  const std::optional<Solutions> y = solutions_of(b, context);
  if (x && y) {
    Outcome outcome = decide_solutions(without_indices(*x, *y, context.arena),
                                       without_indices(*y, *x, context.arena), context);
    if (outcome.equal == Truth::Yes || !is_equation(a) || !is_equation(b)) return outcome;
    if (x->consistent == Truth::No || y->consistent == Truth::No) return outcome;
    const Outcome equations = same_equation(a, b, context);
    return equations.equal == Truth::Yes ? equations : outcome;
  }
  if (is_equation(a) && is_equation(b)) {
    const Ref left = chain_value(a, context);
    const Ref right = chain_value(b, context);
    if (left != nullptr && right != nullptr) return decide(left, right, context);
    return same_equation(a, b, context);
  }
  const auto inequality_like = [](Ref n) {
    return is_inequality(n) ||
           (n->op == Op::Relation && n->relations.size() == 1 &&
            (n->relations[0] == Rel::In || n->relations[0] == Rel::NotIn)) ||
           (n->op == Op::List && std::all_of(n->children.begin(), n->children.end(), [](Ref c) {
              return is_inequality(c) || is_region(c) ||
                     (c->op == Op::Relation && c->relations[0] == Rel::In);
            }));
  };
  if (inequality_like(a) && inequality_like(b)) {
    if (a->op == Op::List && b->op == Op::List && a->name == "," && b->name == ",") {
      const Outcome parts = decide_items(a->children, b->children, false, false, context);
      if (parts.equal == Truth::Yes) return parts;
    }
    return decide_inequalities(a, b, context);
  }
  if (inequality_like(a) || inequality_like(b)) {
    const Ref other = inequality_like(a) ? b : a;
    const Ref stated = inequality_like(a) ? a : b;
    if (is_region(other) || other->op == Op::Tuple || other->op == Op::Set) {
      const bool member = stated->op == Op::Relation && stated->relations[0] == Rel::In;
      if (!context.policy.inequality_set && !member)
        return Outcome::no(Method::Structural,
                           "an inequality against a set, which the policy forbids");
      return decide_inequalities(a, b, context);
    }
    if (stated->op == Op::Relation &&
        stated->relations[0] == Rel::In) {  // a in {1, 2} against 1, 2
      return stated == a ? decide(a->child(1), b, context) : decide(a, b->child(1), context);
    }
    return Outcome::no(Method::Structural, "an inequality against something else");
  }
  // x^2 = 4 against x = 2 or x = -2: the product of the factors is the polynomial.
  if ((x && is_equation(b)) || (y && is_equation(a))) {
    if (const auto roots = roots_against_equation(x ? *x : *y, x ? b : a, context)) return *roots;
  }
  // One side defines, the other is a value.
  const auto& defined = x ? x : y;
  if (defined && context.policy.equation_rhs) {
    const Ref value = as_value(*defined, context.arena);
    const Ref other = x ? b : a;
    const bool system = defined->names.size() > 1;
    if (system && other->op == Op::Set)
      return Outcome::no(Method::Structural, "a system against a set");
    if (system && other->op == Op::List && value->op == Op::Tuple) {
      return guarded(x ? decide_items(value->children, other->children, true, false, context)
                       : decide_items(other->children, value->children, true, false, context),
                     defined->consistent);
    }
    return guarded(x ? decide(value, b, context) : decide(a, value, context), defined->consistent);
  }
  if (a->op == Op::Relation && b->op != Op::Relation && b->op != Op::List) {
    if (const Ref value = chain_value(a, context); value != nullptr)
      return decide(value, b, context);
  }
  if (b->op == Op::Relation && a->op != Op::Relation && a->op != Op::List) {
    if (const Ref value = chain_value(b, context); value != nullptr)
      return decide(a, value, context);
  }
  if (a->op == Op::List && b->op == Op::List)
    return decide_items(a->children, b->children, false, false, context);
  if (a->op == Op::Relation && b->op == Op::Relation && a->relations == b->relations &&
      a->children.size() == b->children.size()) {
    return decide_items(a->children, b->children, true, false, context);
  }
  return Outcome::no(Method::Structural, "statements of different kinds");
}

}  // namespace assay::checkers::math
