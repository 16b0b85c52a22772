#pragma once

#include <map>
#include <string>

#include "checkers/math/node.h"

namespace assay::checkers::math {

enum class ExactStatus {
  Ok,
  NotRational,  ///< Has variables, constants or functions that rational arithmetic does not cover.
  TooLarge,     ///< Its size was estimated over the bound; it was not computed.
  Undefined,    ///< Divides by zero.
};

using Bindings = std::map<std::string, Rational, std::less<>>;

/// The rational number that `node` is. Sizes are estimated before a power, factorial or product is
/// computed: nothing over kMaxExactBits ever exists.
ExactStatus evaluate_exact(Ref node, Rational& out, const Bindings& bindings = {});

}  // namespace assay::checkers::math
