#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Are two scalars the same number or function? The ladder, cheapest step first: exact rationals;
/// rational functions over generators; balls; algebraic and elementary constants (in the worker);
/// sample points. Marks (percent, units) are values.h's.
Outcome decide_scalars(Ref a, Ref b, Context& context);

/// The variables of an expression, sorted; with `opaque` set if it holds what cannot be evaluated.
std::vector<std::string> variables_of(Ref node, bool& opaque);

/// -1, 0, +1 for a real constant where that can be certified.
std::optional<int> certified_sign(Ref node);
/// Is a < b, a = b, a > b (-1, 0, 1), for real constants, where that can be decided?
std::optional<int> order_of(Ref a, Ref b, Context& context);

/// Does `decimal`, a number written with a decimal point, stand for `exact` under the policy: is it
/// its correct rounding or truncation at the digits written, with enough of them?
bool decimal_stands_for(Ref decimal, Ref exact, Context& context);
/// |a - b| <= max(abs_tol, rel_tol |gold|), certified.
bool within_tolerance(Ref a, Ref b, Context& context);

}  // namespace assay::checkers::math
