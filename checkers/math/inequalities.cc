// Inequalities as sets of reals where they can be solved, and up to a positive factor otherwise.

#include <algorithm>
#include <vector>

#include "checkers/math/field.h"
#include "checkers/math/real_set.h"
#include "checkers/math/statements.h"

namespace assay::checkers::math {

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

}  // namespace assay::checkers::math
