// Building and comparing trees. Recursion is bounded by kMaxDepth, which the parser enforces.

#include "checkers/math/node.h"

#include <algorithm>
#include <limits>

namespace assay::checkers::math {

namespace {

std::uint32_t weight_of(const std::vector<Ref>& children) {
  std::uint64_t total = 1;
  for (const Ref child : children) total += child == nullptr ? 0 : child->weight;
  return static_cast<std::uint32_t>(
      std::min<std::uint64_t>(total, std::numeric_limits<std::uint32_t>::max()));
}

}  // namespace

Node* Arena::make(Op op, std::vector<Ref> children) {
  Node& node = nodes_.emplace_back();
  node.op = op;
  node.children = std::move(children);
  node.weight = weight_of(node.children);
  return &node;
}

Node* Arena::with_children(Ref node, std::vector<Ref> children) {
  Node& copy = nodes_.emplace_back(*node);
  copy.children = std::move(children);
  copy.weight = weight_of(copy.children);
  return &copy;
}

Ref Arena::number(Rational value) {
  Node* node = make(Op::Number);
  node->number = std::move(value);
  return node;
}

Ref Arena::symbol(std::string name) {
  Node* node = make(Op::Symbol);
  node->name = std::move(name);
  return node;
}

Ref Arena::func(Func func, std::vector<Ref> arguments) {
  Node* node = make(Op::Func, std::move(arguments));
  node->func = func;
  return node;
}

Ref Arena::text(std::string words) {
  Node* node = make(Op::Text);
  node->name = std::move(words);
  return node;
}

bool same_tree(Ref a, Ref b) {
  if (a == b) {
    return true;
  }
  if (a->op != b->op || a->func != b->func || a->children.size() != b->children.size() ||
      a->left_closed != b->left_closed || a->right_closed != b->right_closed ||
      a->rows != b->rows || a->relations != b->relations || a->name != b->name ||
      !(a->number == b->number)) {
    return false;
  }
  for (std::size_t i = 0; i < a->children.size(); ++i) {
    if (!same_tree(a->child(i), b->child(i))) {
      return false;
    }
  }
  return true;
}

namespace {

void append_fingerprint(Ref node, std::string& out) {
  out += '(';
  out += std::to_string(static_cast<int>(node->op)) + '.' +
         std::to_string(static_cast<int>(node->func)) + '.' +
         std::to_string((node->left_closed ? 2 : 0) + (node->right_closed ? 1 : 0)) + '.' +
         std::to_string(node->rows);
  for (const Rel r : node->relations) out += 'r' + std::to_string(static_cast<int>(r));
  if (!node->name.empty()) out += "'" + std::to_string(node->name.size()) + ':' + node->name;
  if (!node->number.is_zero()) {
    char* raw = fmpq_get_str(nullptr, 62, node->number.get());
    out += ' ';
    out += raw;
    flint_free(raw);
  }
  for (const Ref child : node->children) append_fingerprint(child, out);
  out += ')';
}

}  // namespace

std::string fingerprint(Ref node) {
  std::string out;
  append_fingerprint(node, out);
  return out;
}

Rel flipped(Rel relation) {
  if (relation == Rel::Lt) return Rel::Gt;
  if (relation == Rel::Gt) return Rel::Lt;
  if (relation == Rel::Le) return Rel::Ge;
  if (relation == Rel::Ge) return Rel::Le;
  return relation;
}

bool is_scalar(Ref node) {
  switch (node->op) {
    case Op::Number:
    case Op::Symbol:
    case Op::Pi:
    case Op::E:
    case Op::I:
    case Op::Infinity:
    case Op::Undefined:
    case Op::Add:
    case Op::Mul:
    case Op::Neg:
    case Op::Div:
    case Op::Pow:
    case Op::Root:
    case Op::Func:
    case Op::Apply:
    case Op::Sum:
    case Op::Product:
    case Op::Opaque:
    case Op::PlusMinus:
    case Op::MinusPlus:
    case Op::Percent:
    case Op::Quantity:
    case Op::BaseN:
    case Op::Ratio:
    case Op::Time:
    case Op::Modulo:
      return true;
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

}  // namespace assay::checkers::math
