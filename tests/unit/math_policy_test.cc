// Each policy, on and off.

#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::test {
namespace {

using checkers::math::Policy;

template <typename F>
Policy with(F change) {
  Policy p;
  change(p);
  return p;
}

TEST_CASE("policy: tolerance") {
  CHECK_FALSE(accepted("1/3", "0.333"));
  CHECK(accepted("1/3", "0.333", with([](Policy& p) { p.rel_tol = 0.01; })));
  CHECK(accepted("0", "0.001", with([](Policy& p) { p.abs_tol = 0.01; })));
  CHECK_FALSE(accepted("1/3", "0.4", with([](Policy& p) { p.rel_tol = 0.01; })));
}

TEST_CASE("policy: decimal_digits") {
  CHECK(accepted("1/3", "0.333333"));
  CHECK_FALSE(accepted("1/3", "0.33333"));
  CHECK_FALSE(accepted("1/3", "0.333333", with([](Policy& p) { p.decimal_digits = 0; })));
  CHECK_FALSE(accepted("2/3", "0.666665"));
  CHECK(accepted("2/3", "0.666667"));
  CHECK(accepted("-2/3", "-0.666667"));
}

TEST_CASE("policy: gold_precision") {
  CHECK_FALSE(accepted("1.414", "\\sqrt2"));
  CHECK(accepted("1.414", "\\sqrt2", with([](Policy& p) { p.gold_precision = true; })));
  CHECK_FALSE(accepted("1.414", "\\sqrt3", with([](Policy& p) { p.gold_precision = true; })));
}

TEST_CASE("policy: order of a bare list") {
  CHECK(accepted("1, 2", "2, 1"));
  CHECK_FALSE(accepted("1, 2", "2, 1", with([](Policy& p) { p.ordered = true; })));
}

TEST_CASE("policy: units") {
  CHECK(accepted("15\\text{ cm}", "15"));
  CHECK_FALSE(accepted("15\\text{ cm}", "15", with([](Policy& p) { p.require_units = true; })));
  CHECK(accepted("15\\text{ cm}", "0.15 \\text{ m}",
                 with([](Policy& p) { p.require_units = true; })));
}

TEST_CASE("policy: percent") {
  CHECK(accepted("50\\%", "1/2"));
  CHECK(accepted("50\\%", "50"));
  CHECK_FALSE(accepted("50\\%", "1/2", with([](Policy& p) { p.percent_is_fraction = false; })));
  CHECK_FALSE(accepted("50\\%", "50", with([](Policy& p) { p.percent_optional = false; })));
}

TEST_CASE("policy: an equation for its right side") {
  CHECK(accepted("5", "x = 5"));
  CHECK_FALSE(accepted("5", "x = 5", with([](Policy& p) { p.equation_rhs = false; })));
}

TEST_CASE("policy: case of words") {
  CHECK(accepted("even", "Even"));
  CHECK_FALSE(accepted("even", "Even", with([](Policy& p) { p.ignore_case = false; })));
}

TEST_CASE("policy: decimal comma") {
  CHECK(accepted("0.5", "0,5"));
  CHECK_FALSE(accepted("0.5", "0,5", with([](Policy& p) { p.comma_or_point = false; })));
  CHECK(accepted("1234.5", "1.234,5", with([](Policy& p) { p.decimal_comma = true; })) == false);
  CHECK(accepted("1234,5", "1.234,5", with([](Policy& p) { p.decimal_comma = true; })));
}

TEST_CASE("policy: a choice with its text") {
  CHECK(accepted("B", "(B) 12"));
  CHECK_FALSE(accepted("B", "(B) 12", with([](Policy& p) { p.choice_text = false; })));
}

}  // namespace
}  // namespace assay::test
