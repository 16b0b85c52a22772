#pragma once

#include <optional>

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// Readings that only a policy allows, tried where the plain comparison did not accept: other names
/// of variables, a constant of integration by another name or missing. Nothing if none accepts.
std::optional<Outcome> accept_by_policy(Ref gold, Ref answer, Context& context);

}  // namespace assay::checkers::math
