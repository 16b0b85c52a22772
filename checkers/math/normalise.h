#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// The tree with every +- written out as alternatives ("x = 1 +- s" is "x = 1 + s, x = 1 - s"),
/// nested lists flattened and one-element wrappers removed. More than kMaxAlternatives signs are
/// left alone.
Ref normalise(Ref node, Arena& arena);

inline constexpr int kMaxAlternatives = 4;  ///< Signs in one item: 16 alternatives.

}  // namespace assay::checkers::math
