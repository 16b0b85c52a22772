#pragma once

#include <optional>
#include <string>

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// Both values as a program of calcium_shim.h; nothing if an operation has no counterpart there or
/// the program is over kMaxProgramBytes.
std::optional<std::string> comparison_program(Ref a, Ref b, Arena& arena);

inline constexpr std::size_t kMaxProgramBytes = std::size_t{32} * 1024;

}  // namespace assay::checkers::math
