// Habits of writing. Each rule is a look at the shapes of both sides, cheap enough for every
// comparison, and rewrites one of them; nothing is decided here.

#include "checkers/math/habits.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "checkers/math/families.h"

namespace assay::checkers::math {
namespace {

bool is_choice_letter(char c) { return c >= 'A' && c <= 'J'; }

bool mentions(Ref node, const std::string& name) {
  if (node->op == Op::Symbol) return node->name == name;
  return std::any_of(node->children.begin(), node->children.end(),
                     [&](Ref child) { return mentions(child, name); });
}

// C(5, 2), P(3, 4)
Ref named_tuple(Ref node, Ref other, Arena& arena) {
  if (node->children.size() != 2 || node->child(0)->op != Op::Symbol ||
      node->child(1)->op != Op::Tuple)
    return node;
  const std::string& name = node->child(0)->name;
  const Ref tuple = node->child(1);
  if (name.size() != 1 || std::isupper(static_cast<unsigned char>(name[0])) == 0) return node;
  if (other->op == Op::Tuple) return tuple;
  if (other->op == Op::Relation && other->children.size() == 2 &&
      other->child(1)->op == Op::Tuple && same_tree(other->child(0), node->child(0))) {
    Node* point = arena.make(Op::Relation, node->children);
    point->relations = {Rel::Eq};
    return point;
  }
  if (name == "C" && is_scalar(other) && tuple->children.size() == 2 && other->op != Op::Mul)
    return arena.func(Func::Binomial, tuple->children);
  return node;
}

// AC against A, C: different letters, and the other side has nothing else.
Ref several_choices(Ref node, Ref other, Arena& arena) {
  const bool collection = other->op == Op::List || other->op == Op::Set;
  if (!collection || node->name.size() < 2 || node->name.size() > 10) return node;
  const auto letter = [](Ref c) {
    return c->op == Op::Symbol && c->name.size() == 1 && is_choice_letter(c->name[0]);
  };
  if (!std::all_of(other->children.begin(), other->children.end(), letter)) return node;
  std::string letters;
  std::vector<Ref> items;
  for (const char raw : node->name) {
    const char c = static_cast<char>(std::toupper(static_cast<unsigned char>(raw)));
    if (!is_choice_letter(c) || letters.find(c) != std::string::npos) return node;
    letters += c;
    items.push_back(arena.symbol(std::string(1, c)));
  }
  Node* list = arena.make(Op::List, std::move(items));
  list->name = ",";
  return list;
}

// x = k pi, k in Z
Ref without_index_sets(Ref node, Arena& arena) {
  const auto index_set = [&](Ref item) {
    if (item->op != Op::Relation || item->relations.size() != 1 || item->relations[0] != Rel::In)
      return false;
    const Ref name = item->child(0);
    const Ref set = item->child(1);
    if (name->op != Op::Symbol || !is_index(name->name) || set->op != Op::NamedSet ||
        set->name != "Z")
      return false;
    return std::any_of(node->children.begin(), node->children.end(),
                       [&](Ref c) { return c != item && mentions(c, name->name); });
  };
  if (std::none_of(node->children.begin(), node->children.end(), index_set)) return node;
  std::vector<Ref> rest;
  for (const Ref child : node->children) {
    if (!index_set(child)) rest.push_back(child);
  }
  if (rest.size() == 1) return rest[0];
  return arena.with_children(node, std::move(rest));
}

}  // namespace

Ref in_terms_of(Ref node, Ref other, Arena& arena) {
  if (node->op == Op::Mul) return named_tuple(node, other, arena);
  if (node->op == Op::Symbol && other->op == Op::NamedSet && node->name == other->name)
    return other;  // R against \mathbb{R}
  if (node->op == Op::Symbol || node->op == Op::Text) return several_choices(node, other, arena);
  if (node->op == Op::List) return without_index_sets(node, arena);
  return node;
}

}  // namespace assay::checkers::math
