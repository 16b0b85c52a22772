#pragma once

#include <optional>
#include <string>

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Why `answer` is not in the form that the policy asks for although `gold` is; nothing if it is,
/// or if the gold itself is not. Both are trees as they were read.
std::optional<std::string> wrong_form(Ref gold, Ref answer, Policy::Form form);

}  // namespace assay::checkers::math
