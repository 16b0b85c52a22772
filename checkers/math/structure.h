#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Are two typed values the same answer? Dispatches on their kinds: scalars to decide_values, sets
/// of reals to real_set, and lists, tuples, matrices and statements by their parts. `a` is the gold
/// where a policy tells the sides apart.
Outcome decide(Ref a, Ref b, Context& context);

/// Statements: equations, inequalities, definitions, systems (relations.cc). At least one side is
/// one.
Outcome decide_statements(Ref a, Ref b, Context& context);

/// (x = 1, y = 2) and \{(x = 1, y = 2), (x = 3, y = 4)\} as one list of equations, one after the
/// other; any other node as it is.
Ref flat_system(Ref node, Arena& arena);

/// "x = 1, x = 2", "x = 1, y = 2", "(x, y) = (1, 2), (2, 1)": names and the rows of their values.
struct Solutions {
  std::vector<Ref> names;
  std::vector<std::vector<Ref>> rows;
  Truth consistent = Truth::Yes;  ///< "x = 11 = 7" is not.
};
std::optional<Solutions> solutions_of(Ref node, Context& context);
/// The rows as one value: a scalar, a tuple, or a list of them.
Ref as_value(const Solutions& solutions, Arena& arena);

/// Items in any order (`as_sets`: without repetition) or in the given order.
Outcome decide_items(const std::vector<Ref>& a, const std::vector<Ref>& b, bool ordered,
                     bool as_sets, Context& context);

/// Matrices and vectors, and what evaluates to one (matrix.cc).
Outcome decide_matrices(Ref a, Ref b, Context& context);
bool holds_matrix(Ref node);
/// The matrix that an expression of matrices is (sums, multiples, products, determinants inside),
/// or nullptr.
Ref evaluate_matrix(Ref node, Arena& arena);

}  // namespace assay::checkers::math
