// Units and their conversion.

#include "checkers/math/units.h"
#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::checkers::math {
namespace {

TEST_CASE("units: products, quotients and powers have a factor and a dimension") {
  const auto speed = read_unit("km/h");
  REQUIRE(speed.has_value());
  CHECK(speed->factor == Rational(5) / Rational(18));
  CHECK(speed->dimension[0] == 1);
  CHECK(speed->dimension[2] == -1);
  CHECK(read_unit("square feet")->dimension == read_unit("m^2")->dimension);
  CHECK(read_unit("miles per hour")->factor == read_unit("mph")->factor);
  CHECK_FALSE(read_unit("ways").has_value());
  CHECK_FALSE(read_unit("m^99").has_value());
}

TEST_CASE("units: they convert, drop and disagree") {
  using test::accepted;
  CHECK(accepted("1.5\\text{ m}", "150\\text{ cm}"));
  CHECK(accepted("\\$5", "500 cents"));
  CHECK(accepted("60\\text{ mph}", "88\\text{ ft/s}"));
  CHECK_FALSE(accepted("15\\text{ cm}", "15\\text{ kg}"));
  CHECK_FALSE(accepted("\\$18", "\\text{\\textsterling}18"));
  CHECK(accepted("12\\text{ square feet}", "12"));
  CHECK(accepted("90^\\circ", "\\frac{\\pi}{2}"));
  CHECK_FALSE(accepted("90", "\\frac{\\pi}{2}"));
  CHECK_FALSE(accepted("5\\text{ apples}", "5\\text{ oranges}"));
}

}  // namespace
}  // namespace assay::checkers::math
