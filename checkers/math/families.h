#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// pi/4 + k pi and 5 pi/4 + k pi are the same family of values for whole k. Yes if both sides are
/// linear in the same index (k, n, m, l) with steps that are equal up to sign and a multiple of pi,
/// and their offsets differ by a whole number of steps; unknown otherwise.
Outcome decide_families(Ref a, Ref b, Context& context);

}  // namespace assay::checkers::math
