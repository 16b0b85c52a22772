#pragma once

#include <optional>
#include <string_view>

#include "checkers/math/rational.h"

namespace assay::checkers::math {

/// "twenty-one", "three quarters", "minus five", "2.5 million", "two dozen": the number that the
/// words say from their first to their last. Nothing for any other text.
std::optional<Rational> read_number_words(std::string_view lower_case);

}  // namespace assay::checkers::math
