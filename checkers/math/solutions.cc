// Definitions and what they define: "x = 5", "f(x) = 2x + 1", "x = 1 or x = 2", "x = 1, y = 2",
// read as names with rows of values. A chain has to be true to define anything.

#include <algorithm>
#include <vector>

#include "checkers/math/ball.h"
#include "checkers/math/derivative.h"
#include "checkers/math/exact.h"
#include "checkers/math/scalar.h"
#include "checkers/math/statements.h"

namespace assay::checkers::math {
namespace {

bool is_name(Ref n) {
  if (n->op == Op::Symbol || n->op == Op::Apply) return true;
  if (n->op == Op::Tuple) return std::all_of(n->children.begin(), n->children.end(), is_name);
  if (n->op == Op::Func &&
      (n->func == Func::Abs || n->func == Func::Norm || n->func == Func::Degree))
    return is_name(n->child(0));
  if (n->op == Op::Ratio) return std::all_of(n->children.begin(), n->children.end(), is_name);
  if (n->op == Op::Div) return is_name(n->child(0)) && is_name(n->child(1));  // s/r, AB/CD
  if (n->op == Op::E) return true;  // the eccentricity, a charge, ...
  // A product of capital letters is a segment or a figure: AB, S_{MBCN}
  if (n->op == Op::Mul) {
    return std::all_of(n->children.begin(), n->children.end(), [](Ref c) {
      return c->op == Op::Symbol && !c->name.empty() && c->name[0] >= 'A' && c->name[0] <= 'Z';
    });
  }
  return n->op == Op::Opaque || (n->op == Op::NamedSet && n->name != "empty");
}

// Is `approximate` what `exact` rounds to (within one unit of its last digit)?
Truth approximates(Ref exact, Ref approximate, Context& context) {
  Ref digits = approximate;
  while (digits->op == Op::Neg || digits->op == Op::Quantity || digits->op == Op::Percent)
    digits = digits->child(0);
  if (digits->op != Op::Number) return Truth::Unknown;
  Ref value = exact;
  while (value->op == Op::Quantity || value->op == Op::Percent) value = value->child(0);
  if (approximate->op == Op::Quantity || approximate->op == Op::Percent)
    approximate = approximate->child(0);
  if (!is_scalar(value)) return Truth::Unknown;
  const Rational ulp = Rational::power_of_ten(-std::max(0, digits->decimals));
  Ball x;
  Ball y;
  if (!evaluate_ball(value, x, 128) || !evaluate_ball(approximate, y, 128)) return Truth::Unknown;
  acb_sub(x.get(), x.get(), y.get(), 128);
  acb_abs(x.real(), x.get(), 128);
  Ball bound;
  acb_set_fmpq(bound.get(), ulp.get(), 128);
  if (arb_le(x.real(), bound.real()) != 0) return Truth::Yes;
  return arb_gt(x.real(), bound.real()) != 0 ? Truth::No : Truth::Unknown;
  (void)context;
}

struct Definition {
  Ref name = nullptr;
  Ref value = nullptr;
  Truth consistent = Truth::Yes;
};

// name = v1 = v2 ~ v3; the values have to be the same.
std::optional<Definition> definition_of(Ref n, Context& context) {
  if (!is_equation(n)) return std::nullopt;
  std::size_t first = 0;
  Ref name = n->child(0);
  const auto constant = [](Ref v) {
    bool opaque = false;
    return v->op == Op::Number || (is_scalar(v) && variables_of(v, opaque).empty() && !opaque);
  };
  if (is_name(name)) {
    first = 1;
    while (first + 1 < n->children.size() && is_name(n->child(first)) &&
           n->relations[first] == Rel::Eq)
      ++first;  // y = k = 5
  } else if (n->children.size() == 2 && is_name(n->child(1)) && constant(name)) {
    return Definition{n->child(1), name, Truth::Yes};  // 5 = x
  } else {
    return std::nullopt;
  }
  Definition d{name, n->child(first), Truth::Yes};
  for (std::size_t i = first; i + 1 < n->children.size(); ++i) {
    Truth same = Truth::Unknown;
    if (n->relations[i] == Rel::Approx) {
      same = approximates(n->child(i), n->child(i + 1), context);
    } else {
      same = decide(n->child(i), n->child(i + 1), context).equal;
    }
    // With variables in it a chain may hold under the problem's conditions.
    bool opaque = false;
    const bool constants = is_scalar(n->child(i)) && is_scalar(n->child(i + 1)) &&
                           variables_of(n->child(i), opaque).empty() &&
                           variables_of(n->child(i + 1), opaque).empty();
    if (same == Truth::No && !constants) same = Truth::Unknown;
    if (same == Truth::No) d.consistent = Truth::No;
    if (same == Truth::Unknown && d.consistent == Truth::Yes) d.consistent = Truth::Unknown;
  }
  return d;
}

// y = x^2 and f(x) = x^2 define the same thing; f and g do not.
bool compatible_names(Ref a, Ref b) {
  if (same_tree(a, b)) return true;
  const auto is_y = [](Ref n) { return n->op == Op::Symbol && n->name == "y"; };
  return (is_y(a) && b->op == Op::Apply) || (is_y(b) && a->op == Op::Apply);
}

bool same_names(const Solutions& a, const Solutions& b, std::vector<std::size_t>& order) {
  if (a.names.size() != b.names.size()) return false;
  for (const Ref name : a.names) {
    const auto it = std::find_if(b.names.begin(), b.names.end(),
                                 [&](Ref other) { return compatible_names(name, other); });
    if (it == b.names.end()) return false;
    order.push_back(static_cast<std::size_t>(it - b.names.begin()));
  }
  return true;
}

Ref row_value(const std::vector<Ref>& row, Arena& arena) {
  return row.size() == 1 ? row[0] : arena.make(Op::Tuple, row);
}

// f(t) = 2t + 1 in the terms of f(x) = 2x + 1.
std::optional<Solutions> with_parameters_of(const Solutions& a, const Solutions& b, Arena& arena) {
  if (a.names.size() != 1 || b.names.size() != 1) return std::nullopt;
  const Ref left = a.names[0];
  const Ref right = b.names[0];
  const auto is_head = [](Ref n) {
    return n->op == Op::Apply && n->children.size() == 1 && n->child(0)->op == Op::Symbol;
  };
  if (!is_head(left) || !is_head(right) || left->name != right->name ||
      left->child(0)->name == right->child(0)->name)
    return std::nullopt;
  Solutions out = b;
  out.names = {left};
  for (auto& row : out.rows) {
    bool opaque = false;
    const std::vector<std::string> names = variables_of(row[0], opaque);
    if (!is_scalar(row[0]) || opaque ||
        std::find(names.begin(), names.end(), left->child(0)->name) != names.end())
      return std::nullopt;
    row[0] = substituted(row[0], right->child(0)->name, left->child(0), arena);
  }
  return out;
}

}  // namespace

bool is_equation(Ref n) {
  return n->op == Op::Relation && std::all_of(n->relations.begin(), n->relations.end(), [](Rel r) {
           return r == Rel::Eq || r == Rel::Approx;
         });
}

Ref chain_value(Ref n, Context& context) {
  if (!is_equation(n) || is_name(n->child(0))) return nullptr;
  for (std::size_t i = 0; i + 1 < n->children.size(); ++i) {
    if (!is_scalar(n->child(i)) || !is_scalar(n->child(i + 1))) return nullptr;
    const Truth same = n->relations[i] == Rel::Approx
                           ? approximates(n->child(i), n->child(i + 1), context)
                           : decide(n->child(i), n->child(i + 1), context).equal;
    if (same != Truth::Yes) return nullptr;
  }
  return n->child(0);
}

Outcome guarded(Outcome outcome, Truth consistent) {
  if (consistent == Truth::No)
    return Outcome::no(Method::Structural, "a chain of equations is false");
  if (consistent == Truth::Unknown && outcome.equal == Truth::Yes)
    return Outcome::unknown("a chain of equations could not be verified");
  return outcome;
}

Outcome decide_solutions(const Solutions& a, const Solutions& b, Context& context) {
  const Truth consistent = a.consistent == Truth::Yes ? b.consistent : a.consistent;
  if (const auto renamed = with_parameters_of(a, b, context.arena))
    return decide_solutions(a, *renamed, context);
  std::vector<std::size_t> order;
  if (!same_names(a, b, order))
    return Outcome::no(Method::Structural, "statements about different names");
  std::vector<Ref> left;
  std::vector<Ref> right;
  left.reserve(a.rows.size());
  for (const auto& row : a.rows) left.push_back(row_value(row, context.arena));
  for (const auto& row : b.rows) {
    std::vector<Ref> reordered;
    reordered.reserve(order.size());
    for (const std::size_t i : order) reordered.push_back(row[i]);
    right.push_back(row_value(reordered, context.arena));
  }
  if (left.size() == 1 && right.size() == 1)
    return guarded(decide(left[0], right[0], context), consistent);
  // k = {1, 2, 3} and k = 1, 2, 3
  for (std::vector<Ref>* side : {&left, &right}) {
    const bool one_set = side->size() == 1 && (*side)[0]->op == Op::Set;
    if (one_set) *side = std::vector<Ref>((*side)[0]->children);
  }
  return guarded(decide_items(left, right, false, false, context), consistent);
}

Solutions without_indices(const Solutions& s, const Solutions& other, Arena& arena) {
  if (s.rows.size() != 1 || s.names.size() < 2 || other.names.size() != 1 ||
      other.names[0]->op != Op::Symbol)
    return s;
  const std::string head = other.names[0]->name + "_";
  for (const Ref name : s.names) {
    const bool counted =
        name->op == Op::Symbol && name->name.starts_with(head) && name->name.size() > head.size() &&
        name->name.find_first_not_of("0123456789", head.size()) == std::string::npos;
    if (!counted) return s;
  }
  Solutions out;
  out.names = {arena.symbol(other.names[0]->name)};
  for (const Ref value : s.rows[0]) out.rows.push_back({value});
  out.consistent = s.consistent;
  return out;
}

Ref flat_system(Ref node, Arena& arena) {
  const auto is_system = [](Ref n) {
    return (n->op == Op::Tuple || n->op == Op::List) && n->children.size() > 1 &&
           std::all_of(n->children.begin(), n->children.end(), is_equation);
  };
  std::vector<Ref> equations;
  if (node->op != Op::Tuple && node->op != Op::List && node->op != Op::Set) return node;
  if (node->op == Op::Tuple && node->name != "cases" && is_system(node)) {
    equations = node->children;
  } else if ((node->op == Op::List || node->op == Op::Set) &&
             std::all_of(node->children.begin(), node->children.end(), is_system)) {
    for (const Ref system : node->children)
      equations.insert(equations.end(), system->children.begin(), system->children.end());
  } else {
    return node;
  }
  Node* list = arena.make(Op::List, std::move(equations));
  list->name = ",";
  return list;
}

std::optional<Solutions> solutions_of(Ref node, Context& context) {
  Solutions out;
  if (node->op == Op::Relation) {
    const std::optional<Definition> d = definition_of(node, context);
    if (!d) return std::nullopt;
    out.names = {d->name};
    out.consistent = d->consistent;
    if (d->name->op == Op::Tuple && d->value->op == Op::Tuple &&
        d->name->children.size() == d->value->children.size()) {
      out.names = d->name->children;
      out.rows = {d->value->children};
    } else if (d->value->op == Op::List) {
      for (const Ref v : d->value->children) out.rows.push_back({v});
    } else {
      out.rows = {{d->value}};
    }
    return out;
  }
  const bool braces = node->op == Op::Set && node->children[0]->op == Op::Relation;
  if ((node->op != Op::List && !braces) || node->children.empty()) return std::nullopt;
  std::vector<Definition> definitions;
  for (const Ref child : node->children) {
    std::optional<Definition> d = definition_of(child, context);
    if (!d) {
      // "x = 1, 2, 3": the name goes on
      if (child->op == Op::Relation || definitions.empty()) return std::nullopt;
      d = Definition{definitions.back().name, child, Truth::Yes};
    }
    if (d->consistent != Truth::Yes && out.consistent != Truth::No) out.consistent = d->consistent;
    definitions.push_back(*d);
  }
  // the period of the names: x, y, x, y
  std::size_t period = 1;
  while (period < definitions.size() && !same_tree(definitions[period].name, definitions[0].name))
    ++period;
  if (definitions.size() % period != 0) return std::nullopt;
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (!same_tree(definitions[i].name, definitions[i % period].name)) return std::nullopt;
    if (i < period) {
      for (const Ref known : out.names) {
        if (same_tree(known, definitions[i].name)) return std::nullopt;
      }
      out.names.push_back(definitions[i].name);
    }
    if (i % period == 0) out.rows.emplace_back();
    out.rows.back().push_back(definitions[i].value);
  }
  if (period == 1 && out.names[0]->op == Op::Tuple) {  // (x, y) = (1, 2), (2, 1)
    const std::vector<Ref> names = out.names[0]->children;
    for (auto& row : out.rows) {
      if (row[0]->op != Op::Tuple || row[0]->children.size() != names.size()) return out;
    }
    for (auto& row : out.rows) row = std::vector<Ref>(row[0]->children);
    out.names = names;
  }
  return out;
}

Ref as_value(const Solutions& s, Arena& arena) {
  if (s.rows.size() == 1) return row_value(s.rows[0], arena);
  std::vector<Ref> items;
  items.reserve(s.rows.size());
  for (const auto& row : s.rows) items.push_back(row_value(row, arena));
  Node* list = arena.make(Op::List, std::move(items));
  list->name = ",";
  return list;
}

}  // namespace assay::checkers::math
