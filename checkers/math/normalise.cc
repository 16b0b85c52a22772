// +- stands for two answers. Several +- in one item vary together if the item has a -+, which only
// makes sense that way, and independently otherwise.

#include "checkers/math/normalise.h"

#include <algorithm>
#include <vector>

#include "checkers/math/limits.h"

namespace assay::checkers::math {
namespace {

void count_signs(Ref n, int& plus_minus, int& minus_plus) {
  plus_minus += n->op == Op::PlusMinus ? 1 : 0;
  minus_plus += n->op == Op::MinusPlus ? 1 : 0;
  for (const Ref child : n->children) count_signs(child, plus_minus, minus_plus);
}

// A copy in which the k-th sign is minus where bit k of `choice` is set.
Ref with_signs(Ref n, unsigned choice, bool linked, int& index, Arena& arena) {
  if (n->op == Op::PlusMinus || n->op == Op::MinusPlus) {
    const bool minus = linked ? ((choice & 1U) != 0) != (n->op == Op::MinusPlus)
                              : ((choice >> static_cast<unsigned>(index)) & 1U) != 0;
    ++index;
    const Ref inner = with_signs(n->child(0), choice, linked, index, arena);
    return minus ? arena.make(Op::Neg, {inner}) : inner;
  }
  if (n->children.empty()) return n;
  std::vector<Ref> children;
  bool changed = false;
  for (const Ref child : n->children) {
    children.push_back(with_signs(child, choice, linked, index, arena));
    changed = changed || children.back() != child;
  }
  if (!changed) return n;
  Node* copy = arena.make(n->op);
  *copy = *n;
  copy->children = std::move(children);
  return copy;
}

std::vector<Ref> alternatives(Ref item, Arena& arena) {
  int plus_minus = 0;
  int minus_plus = 0;
  count_signs(item, plus_minus, minus_plus);
  const int signs = plus_minus + minus_plus;
  if (signs == 0 || signs > kMaxAlternatives) return {item};
  const bool linked = minus_plus > 0;
  const unsigned choices = linked ? 2U : 1U << static_cast<unsigned>(signs);
  std::vector<Ref> out;
  for (unsigned choice = 0; choice < choices; ++choice) {
    int index = 0;
    out.push_back(with_signs(item, choice, linked, index, arena));
  }
  return out;
}

}  // namespace

Ref normalise(Ref node, Arena& arena) {
  const bool list = node->op == Op::List;
  if (list || node->op == Op::Set) {
    std::vector<Ref> items;
    for (const Ref child : node->children) {
      const std::vector<Ref> parts = alternatives(child, arena);
      items.insert(items.end(), parts.begin(), parts.end());
      if (items.size() > kMaxItems) return node;
    }
    if (items == node->children) return node;
    Node* copy = arena.make(node->op, std::move(items));
    copy->name = node->name;
    return copy;
  }
  std::vector<Ref> parts = alternatives(node, arena);
  if (parts.size() == 1) return parts[0];
  Node* out = arena.make(Op::List, std::move(parts));
  out->name = "or";
  return out;
}

}  // namespace assay::checkers::math
