#pragma once

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// The rule of a calculus for the operation at the top of `n`: `rules` has run, sum, product,
/// quotient, power and function, each of which gives nullptr where it does not apply. A root is a
/// power.
template <typename Rules>
Ref by_operation(Rules& rules, Ref n, Arena& arena) {
  if (n->op == Op::Neg) {
    const Ref inner = rules.run(n->child(0));
    return inner == nullptr ? nullptr : arena.make(Op::Neg, {inner});
  }
  if (n->op == Op::Add) return rules.sum(n);
  if (n->op == Op::Mul) return rules.product(n);
  if (n->op == Op::Div) return rules.quotient(n->child(0), n->child(1));
  if (n->op == Op::Pow) return rules.power(n->child(0), n->child(1));
  if (n->op == Op::Root)
    return rules.power(n->child(1), arena.make(Op::Div, {arena.number(1), n->child(0)}));
  if (n->op == Op::Func) return rules.function(n);
  return nullptr;
}

}  // namespace assay::checkers::math
