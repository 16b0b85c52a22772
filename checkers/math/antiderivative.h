#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// A function whose derivative is the integrand wherever the conditions hold between the bounds.
struct Antiderivative {
  /// A linear form in the variable that must not change its sign, or must not be negative.
  struct Condition {
    Ref form = nullptr;
    bool positive = false;
    bool may_vanish = false;
  };
  Ref value = nullptr;
  std::vector<Condition> conditions;
};

/// Of sums of polynomials, powers of linear forms, exponentials, sines and cosines of them, times
/// constants. Nothing for everything else.
std::optional<Antiderivative> antiderivative_of(Ref integrand, const std::string& variable,
                                                Arena& arena);

}  // namespace assay::checkers::math
