#pragma once

#include <vector>

#include "checkers/math/ball.h"

namespace assay::checkers::math {

/// Is the imaginary part exactly zero?
inline bool is_real(const Ball& x) { return arb_is_zero(x.imag()) != 0; }

/// Encloses f(x) in `out` at `prec` bits; false where f is not defined on all of x, or the
/// enclosure does not decide it (floor).
bool ball_function(Func func, const Ball& x, Ball& out, long prec);
/// The same for several arguments: log with its base, max, min, binomial, mod.
bool ball_function(Func func, const std::vector<Ball>& x, Ball& out, long prec);

}  // namespace assay::checkers::math
