// Equations that define nothing: the same if one is a multiple of the other, by exact arithmetic
// where the field reads both and at sample points otherwise.

#include <algorithm>
#include <vector>

#include "checkers/math/ball.h"
#include "checkers/math/field.h"
#include "checkers/math/scalar.h"
#include "checkers/math/statements.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxRoots = 8;

}  // namespace

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

}  // namespace assay::checkers::math
