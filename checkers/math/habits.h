#pragma once

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// Spellings that only the other side explains: `node` rewritten in the terms of `other`, or `node`
/// itself. C(5, 2) is a binomial coefficient against a number and the point C against a point; AC
/// are two choices against a list of choices; "k in Z" behind values that hold k says nothing new.
Ref in_terms_of(Ref node, Ref other, Arena& arena);

}  // namespace assay::checkers::math
