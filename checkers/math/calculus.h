#pragma once

#include "checkers/math/context.h"

namespace assay::checkers::math {

/// `node` with the derivatives, integrals and limits computed that elementary rules compute
/// exactly; what they do not compute stays as it is, with bound variables in one spelling. The same
/// node if it holds none.
Ref computed(Ref node, Context& context);

/// Coefficients of a polynomial in `variable`, constant first (each free of it); empty if `node` is
/// no polynomial of degree at most `max_degree`.
std::vector<Ref> coefficients_in(Ref node, const std::string& variable, std::size_t max_degree,
                                 Arena& arena);

}  // namespace assay::checkers::math
