#pragma once

#include "checkers/math/real_set.h"

namespace assay::checkers::math {

/// Where `difference`, a rational function of `variable` with rational coefficients, stands in
/// `relation` (<, <=, >, >=, !=, =) to zero. Its real zeros and poles have to be rational or
/// quadratic irrationals; nothing otherwise. Poles never belong to the set.
std::optional<RealSet> sign_set(Ref difference, const std::string& variable, Rel relation,
                                Context& context);

}  // namespace assay::checkers::math
