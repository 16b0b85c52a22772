// Statements. A definition ("x = 5", "f(x) = 2x + 1") may stand for its value; equations are equal
// if they say the same up to a non-zero factor; inequalities become sets of reals where they can.

#include <algorithm>

#include "checkers/math/ball.h"
#include "checkers/math/derivative.h"
#include "checkers/math/exact.h"
#include "checkers/math/field.h"
#include "checkers/math/real_set.h"
#include "checkers/math/scalar.h"
#include "checkers/math/structure.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxRoots = 8;

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

bool is_equation(Ref n) {
  return n->op == Op::Relation && std::all_of(n->relations.begin(), n->relations.end(), [](Rel r) {
           return r == Rel::Eq || r == Rel::Approx;
         });
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

// 2^3 = 8, i^7 = ... = -i: a chain of equal constants is its value.
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

Outcome same_equation(Ref a, Ref b, Context& context) {
  if (a->children.size() != 2 || b->children.size() != 2) {
    if (a->children.size() != b->children.size() || a->relations != b->relations)
      return Outcome::no(Method::Structural, "chains of different lengths");
    return decide_items(a->children, b->children, true, false, context);
  }
  if (!is_scalar(a->child(0)) || !is_scalar(a->child(1)) || !is_scalar(b->child(0)) ||
      !is_scalar(b->child(1))) {
    Outcome left = decide(a->child(0), b->child(0), context);
    if (left.equal != Truth::Yes) return left;
    return decide(a->child(1), b->child(1), context);
  }
  // With the same left side the right sides have to agree: y = C and y = -C are no multiples.
  if (same_tree(a->child(0), b->child(0))) return decide(a->child(1), b->child(1), context);
  Arena& arena = context.arena;
  const Ref d1 = arena.sub(a->child(0), a->child(1));
  const Ref d2 = arena.sub(b->child(0), b->child(1));
  Field field(context, generators_needed(d1, d2));
  const auto p = field.read(d1);
  const auto q = p ? field.read(d2) : std::nullopt;
  if (p && q) {
    auto n1 = field.reduce(p->numerator);
    auto n2 = field.reduce(q->numerator);
    if (n1 && n2) {
      if (n1->is_zero() || n2->is_zero()) {
        return n1->is_zero() == n2->is_zero()
                   ? Outcome::unknown("both are identities")
                   : Outcome::no(Method::Exact, "one side is an identity");
      }
      // the same up to a rational factor: equal primitive parts up to sign
      const Polynomial x = n1->primitive();
      const Polynomial y = n2->primitive();
      if (x == y || x == -y)
        return Outcome::yes(Method::Exact, "the same equation up to a non-zero factor");
      if (field.only_variables(x) && field.only_variables(y))
        return Outcome::no(Method::Exact, "equations that are no multiples of each other");
    }
  }
  // The ratio of the two differences is constant where it can be tested.
  if (same_tree(a, b)) return Outcome::yes(Method::Structural, "written the same");
  bool opaque = false;
  const std::vector<std::string> variables = variables_of(d1, opaque);
  if (opaque || variables.empty() || variables != variables_of(d2, opaque) || opaque) {
    return opaque ? Outcome::unknown("equations that are not computed")
                  : Outcome::no(Method::Structural, "equations in different unknowns");
  }
  // d1 d2' = d1' d2 with ' at another point: tested by substituting numbers for the primed side.
  Bindings at;
  std::int64_t k = 2;
  for (const std::string& v : variables) at[v] = Rational(k++ * 7 + 3) / Rational(11);
  Ball x;
  Ball y;
  if (!evaluate_ball(d1, x, 192, at) || !evaluate_ball(d2, y, 192, at) ||
      acb_contains_zero(x.get()) != 0 || acb_contains_zero(y.get()) != 0) {
    return Outcome::unknown("equations that could not be evaluated");
  }
  int agreed = 0;
  for (int point = 0; point < 12 && agreed < kSamplePoints; ++point) {
    for (const std::string& v : variables) at[v] = Rational((k++ * 37) % 61 + 1) / Rational(23);
    Ball u;
    Ball w;
    if (!evaluate_ball(d1, u, 192, at) || !evaluate_ball(d2, w, 192, at)) continue;
    if (!maybe_real(u) || !maybe_real(w)) continue;
    acb_mul(u.get(), u.get(), y.get(), 192);
    acb_mul(w.get(), w.get(), x.get(), 192);
    if (disjoint(u, w))
      return Outcome::no(Method::Certified, "equations that are no multiples of each other");
    ++agreed;
  }
  if (agreed < kSamplePoints)
    return Outcome::unknown("too few points where both equations are defined");
  return Outcome::yes(Method::Tested,
                      "the same equation up to a factor, at " + std::to_string(agreed) + " points");
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

Outcome guarded(Outcome outcome, Truth consistent) {
  if (consistent == Truth::No)
    return Outcome::no(Method::Structural, "a chain of equations is false");
  if (consistent == Truth::Unknown && outcome.equal == Truth::Yes)
    return Outcome::unknown("a chain of equations could not be verified");
  return outcome;
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

// "x = 1 or x = 2" and a polynomial equation in x: the same if the product of the factors x - r is
// the polynomial up to a factor, so that multiplicities count.
std::optional<Outcome> roots_against_equation(const Solutions& roots, Ref equation,
                                              Context& context) {
  if (roots.names.size() != 1 || roots.names[0]->op != Op::Symbol || roots.rows.size() < 2 ||
      roots.rows.size() > kMaxRoots)
    return std::nullopt;
  Arena& arena = context.arena;
  std::vector<Ref> factors;
  for (const auto& row : roots.rows) {
    bool opaque = false;
    if (!is_scalar(row[0]) || !variables_of(row[0], opaque).empty() || opaque) return std::nullopt;
    factors.push_back(arena.sub(roots.names[0], row[0]));
  }
  Node* product =
      arena.make(Op::Relation, {arena.make(Op::Mul, std::move(factors)), arena.number(0)});
  product->relations = {Rel::Eq};
  Outcome same = same_equation(product, equation, context);
  if (same.equal != Truth::Yes) return std::nullopt;
  same.reason = "the equation has exactly these roots: " + same.reason;
  return guarded(same, roots.consistent);
}

Outcome decide_inequalities(Ref a, Ref b, Context& context) {
  const std::optional<RealSet> x = real_set(a, context, true);
  const std::optional<RealSet> y = x ? real_set(b, context, true) : std::nullopt;
  if (x && y) return decide_real_sets(*x, *y, context);
  if (a->op != Op::Relation || b->op != Op::Relation)
    return Outcome::unknown("statements that are not computed");
  if (a->relations == b->relations) {
    const Outcome parts = decide_items(a->children, b->children, true, false, context);
    if (parts.equal == Truth::Yes) return parts;
  }
  std::vector<Rel> mirrored;
  for (auto it = b->relations.rbegin(); it != b->relations.rend(); ++it)
    mirrored.push_back(flipped(*it));
  if (a->relations == mirrored) {
    const std::vector<Ref> backwards(b->children.rbegin(), b->children.rend());
    const Outcome parts = decide_items(a->children, backwards, true, false, context);
    if (parts.equal == Truth::Yes) return parts;
  }
  if (a->relations.size() == 1 && b->relations.size() == 1 && is_scalar(a->child(0)) &&
      is_scalar(a->child(1)) && is_scalar(b->child(0)) && is_scalar(b->child(1))) {
    // p > 0 and c p > 0 for positive c
    Arena& arena = context.arena;
    const auto difference = [&](Ref n, bool swap) {
      return swap ? arena.sub(n->child(1), n->child(0)) : arena.sub(n->child(0), n->child(1));
    };
    const bool turn = a->relations[0] != b->relations[0];
    if (turn && a->relations[0] != flipped(b->relations[0]))
      return Outcome::no(Method::Structural, "different relations");
    const Ref d1 = difference(a, false);
    const Ref d2 = difference(b, turn);
    Field field(context, generators_needed(d1, d2));
    const auto p = field.read(d1);
    const auto q = p ? field.read(d2) : std::nullopt;
    if (p && q && p->denominator.is_constant() && q->denominator.is_constant()) {
      const Polynomial u = p->numerator.primitive();
      const Polynomial v = q->numerator.primitive();
      const bool same_sign =
          fmpz_sgn(p->denominator.get()->coeffs) == fmpz_sgn(q->denominator.get()->coeffs);
      if (!u.is_zero() && (same_sign ? u == v : u == -v)) {
        return Outcome::yes(Method::Exact, "the same inequality up to a positive factor");
      }
      const bool linear = fmpz_mpoly_total_degree_si(u.get(), field.ring().get()) <= 1 &&
                          fmpz_mpoly_total_degree_si(v.get(), field.ring().get()) <= 1;
      if (linear && field.only_variables(u) && field.only_variables(v) && !u.is_zero()) {
        return Outcome::no(Method::Exact,
                           "inequalities that are no positive multiples of each other");
      }
    }
  }
  return Outcome::unknown("inequalities that are not computed");
}

// x_1 = 2, x_2 = 3 against x = 2, 3: the index counts the solutions.
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

}  // namespace

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
