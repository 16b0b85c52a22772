#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "checkers/math/rational.h"

namespace assay::checkers::math {

/// What a unit measures: exponents of the base dimensions.
enum class Dimension {
  Length,
  Mass,
  Time,
  Current,
  Temperature,
  Money,
  Angle,
  Data,
  Year,
  Substance
};
inline constexpr std::size_t kDimensions = 10;

/// A unit that was understood: `factor` base units of `dimension`. An unknown name ("ways") is no
/// Unit. Currencies are units of their own: nothing converts between them.
struct Unit {
  Rational factor{1};
  std::array<int, kDimensions> dimension{};
  std::string currency;  ///< "dollar" and its like; empty otherwise.
};

/// Is this word (one word, no exponent) a unit's name or symbol?
bool is_known_unit(std::string_view word);

/// "m/s^2", "square feet", "km per hour", "cents". Nothing if a part is unknown.
std::optional<Unit> read_unit(std::string_view text);

/// A unit's text in one shape, for those that are not known: lower case, single spaces, no final
/// "s".
std::string normal_unit(std::string_view text);

}  // namespace assay::checkers::math
