#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Two scalars with their marks: percent signs, degrees, units, bases, ratios, times, moduli.
/// Applies the policies about them and leaves the numbers to decide_scalars. `a` is the gold where
/// a policy tells the sides apart.
Outcome decide_values(Ref a, Ref b, Context& context);

}  // namespace assay::checkers::math
