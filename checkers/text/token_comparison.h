#pragma once

#include <optional>

#include "checkers/checker.h"
#include "checkers/text/decimal.h"

namespace assay::checkers {

/// What the token checkers (tokens, floats, icpc) differ in.
struct TokenRules {
  bool case_sensitive = true;    ///< For tokens compared as text; ASCII letters only.
  bool space_sensitive = false;  ///< White space must be the same, byte for byte.
  /// With a tolerance, a numeral in the answer asks for a numeral in the output that is within one
  /// of the tolerances that are set.
  std::optional<Tolerance> absolute = {};
  std::optional<Tolerance> relative = {};
  bool integers_exact = false;  ///< Two tokens written as integers are compared without tolerance.
  bool named_values = false;    ///< inf, infinity and nan are numbers, each equal only to itself.

  bool numeric() const { return absolute || relative; }
};

/// Compares token by token; the first difference decides. Linear time, no copies.
Judgement compare_tokens(std::string_view answer, std::string_view output, const TokenRules& rules);

}  // namespace assay::checkers
