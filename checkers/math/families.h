#pragma once

#include <string_view>

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// pi/4 + k pi and 5 pi/4 + k pi are the same family of values for whole k. Yes if both sides are
/// linear in an index (is_index; its name does not matter) with steps that are equal up to sign and
/// a multiple of pi, and their offsets differ by a whole number of steps; unknown otherwise. (n -
/// 2) pi is no family.
Outcome decide_families(Ref a, Ref b, Context& context);

/// k, n, m, l: names of whole numbers that count a family.
bool is_index(std::string_view name);

}  // namespace assay::checkers::math
