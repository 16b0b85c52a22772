#pragma once

#include <optional>

#include "checkers/math/structure.h"

namespace assay::checkers::math {

/// Only = and about-equal signs between its parts?
bool is_equation(Ref n);

/// Names and their values, in any order of names and rows (solutions.cc).
Outcome decide_solutions(const Solutions& a, const Solutions& b, Context& context);
/// x_1 = 2, x_2 = 3 in the terms of x = 2, 3: the index counts the solutions.
Solutions without_indices(const Solutions& s, const Solutions& other, Arena& arena);
/// The value of a chain of equal constants ("2^3 = 8"); nullptr if it is none.
Ref chain_value(Ref n, Context& context);
/// `outcome`, unless the chains behind it are false or could not be verified.
Outcome guarded(Outcome outcome, Truth consistent);

/// Equations as equations: the same up to a non-zero factor (equations.cc).
Outcome same_equation(Ref a, Ref b, Context& context);
/// "x = 1 or x = 2" and a polynomial equation in x: the same if the product of the factors x - r is
/// the polynomial up to a factor, so that multiplicities count. Nothing if that is not shown.
std::optional<Outcome> roots_against_equation(const Solutions& roots, Ref equation,
                                              Context& context);
/// Inequalities, memberships and sets of reals (inequalities.cc).
Outcome decide_inequalities(Ref a, Ref b, Context& context);

}  // namespace assay::checkers::math
