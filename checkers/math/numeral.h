#pragma once

#include <optional>
#include <string_view>

#include "checkers/math/rational.h"

namespace assay::checkers::math {

/// A number as written: its exact value and how it was written.
struct Numeral {
  Rational value;
  int decimals = -1;  ///< Digits after the point, -1 without one. 0.(3) and 1.5e3 have none.
  int significant = 0;
  std::size_t end = 0;  ///< Where it ends in the text.
  bool plain = true;    ///< Only digits: may be the whole part of a mixed number.
};

struct NumeralRules {
  bool comma_separates = false;  ///< Inside brackets a comma stands between elements.
  bool decimal_comma = false;    ///< 1,5 is 3/2 and 1.234 is 1234.
};

/// The number that starts at `begin`: digits with separators (1,234  1\,234  1{,}234  1 234), a
/// decimal part, repeating decimals (0.\overline{3}, 0.333...), an exponent (3.2e5). Nothing if
/// there is none, or if it is malformed (an ellipsis without a period, an exponent over 10^5).
std::optional<Numeral> read_numeral(std::string_view text, std::size_t begin, NumeralRules rules);

}  // namespace assay::checkers::math
