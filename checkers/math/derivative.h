#pragma once

#include <string>

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// Does the variable occur free in `node`?
bool depends_on(Ref node, const std::string& variable);

/// `node` with `value` in the place of the variable.
Ref substituted(Ref node, const std::string& variable, Ref value, Arena& arena);

/// d node / d variable by the rules of differentiation; nullptr if one is missing.
Ref derivative_of(Ref node, const std::string& variable, Arena& arena);

}  // namespace assay::checkers::math
