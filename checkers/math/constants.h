#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Is the constant a - b zero? Proved with Calcium's exact fields and with algebraic numbers, in a
/// worker process that is killed when the comparison's time is over. For constants that balls could
/// not tell apart.
Outcome decide_constants(Ref a, Ref b, Context& context);

}  // namespace assay::checkers::math
