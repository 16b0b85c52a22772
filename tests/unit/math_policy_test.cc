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

TEST_CASE("policy: what the choices say") {
  const Policy listed =
      with([](Policy& p) { p.choices = {{'A', "10"}, {'B', "12"}, {'C', "14"}}; });
  CHECK_FALSE(accepted("B", "12"));
  CHECK(accepted("B", "12", listed));
  CHECK(accepted("B", "\\frac{24}{2}", listed));
  CHECK(accepted("12", "(B)", listed));
  CHECK_FALSE(accepted("B", "10", listed));
  CHECK_FALSE(accepted("12", "A", listed));
  CHECK(accepted("B", "(B) 12", listed));
  CHECK_FALSE(accepted("B", "(B) 14", listed));
  CHECK_FALSE(accepted("B", "(A) 12", listed));
  const Policy twice = with([](Policy& p) { p.choices = {{'A', "1/2"}, {'B', "0.5"}}; });
  CHECK_FALSE(accepted("B", "1/2", twice));
}

TEST_CASE("policy: an inequality for a set") {
  const Policy strict = with([](Policy& p) { p.inequality_set = false; });
  CHECK(accepted("x>5", "(5,\\infty)"));
  CHECK_FALSE(accepted("x>5", "(5,\\infty)", strict));
  CHECK_FALSE(accepted("(5,\\infty)", "x>5", strict));
  CHECK(accepted("(5,\\infty)", "x\\in(5,\\infty)", strict));
  CHECK(accepted("x>5", "5<x", strict));
}

TEST_CASE("policy: names of variables") {
  const Policy free = with([](Policy& p) { p.variable_names = false; });
  CHECK_FALSE(accepted("x>5", "m>5"));
  CHECK(accepted("x>5", "m>5", free));
  CHECK(accepted("2a+b", "2u+v", free));
  CHECK(accepted("x-y", "y-x", free) == false);  // the same names mean the same
  CHECK_FALSE(accepted("a^2+b", "u+v", free));
  CHECK_FALSE(accepted("x+y", "u", free));
}

TEST_CASE("policy: the constant of integration") {
  const Policy lax = with([](Policy& p) { p.integration_constant = true; });
  CHECK_FALSE(accepted("x^2+C", "x^2"));
  CHECK(accepted("x^2+C", "x^2", lax));
  CHECK(accepted("\\ln x+C", "\\ln 2x+C", lax));
  CHECK(accepted("x^2+C", "x^2+7+K", lax));
  CHECK_FALSE(accepted("x^2+C", "x^3+C", lax));
  CHECK_FALSE(accepted("x^2", "x^2+C", lax));
  CHECK(accepted("x^2+C", "x^2+K"));
  CHECK_FALSE(accepted("x^2+C", "x^2+2C"));
  CHECK_FALSE(accepted("x^2+C", "x^2-C"));
  CHECK_FALSE(accepted("y=x+C", "y=x+c"));  // a line's name of its intercept
}

TEST_CASE("policy: form") {
  const Policy done = with([](Policy& p) { p.form = Policy::Form::Evaluated; });
  const Policy simplest = with([](Policy& p) { p.form = Policy::Form::Simplest; });
  CHECK(accepted("1591", "37\\cdot43"));
  for (const char* restated :
       {"37\\cdot43", "37*43", "1000+591", "x=37\\cdot 43", "\\frac{3182}{2}", "\\sqrt{2531281}",
        "\\sum_{k=1}^{1591}1", "1591\\cdot1", "1591+0", "\\gcd(1591,3182)", "|{-1591}|"}) {
    INFO(restated);
    CHECK(accepted("1591", restated));
    CHECK_FALSE(accepted("1591", restated, done));
  }
  for (const char* written :
       {"1591", "1,591", "1591.0", "x=1591", "37\\cdot43=1591", "1.591\\times10^3", "\\boxed{1591}",
        "1591\\text{ cm}", "+1591", "The value is 1591"}) {
    INFO(written);
    CHECK(accepted("1591", written, done));
  }
  CHECK(accepted("\\frac{7}{16}", "\\frac{28}{64}", done));
  CHECK_FALSE(accepted("\\frac{7}{16}", "\\frac{28}{64}", simplest));
  CHECK(accepted("3\\sqrt2", "\\sqrt{18}", done));
  CHECK_FALSE(accepted("3\\sqrt2", "\\sqrt{18}", simplest));
  CHECK_FALSE(accepted("\\frac{\\sqrt2}{2}", "\\frac{1}{\\sqrt2}", simplest));
  CHECK(accepted("2^{100}", "4^{50}", done));
  CHECK_FALSE(accepted("(3,4)", "(1+2,4)", done));
  CHECK_FALSE(accepted("9", "\\int_0^3 2x\\,dx", done));
  CHECK_FALSE(accepted("x=2", "2x-4=0", done));
  CHECK_FALSE(accepted("x=\\pm2", "x^2=4", done));
  CHECK_FALSE(accepted("2x+3", "\\frac{d}{dx}(x^2+3x)", done));
  CHECK(accepted("x^2+2x+1", "(x+1)^2", done));
}

TEST_CASE("policy: several parts, all of them") {
  const std::vector<std::string> parts = {"3", "\\frac12"};
  const auto all = [&](std::string_view answer) {
    return checkers::math::compare_parts(parts, answer, {}).equal.value_or(false);
  };
  CHECK(all("3, 0.5"));
  CHECK(all("\\frac12\\text{ and }3"));
  CHECK_FALSE(all("3"));
  CHECK_FALSE(all("3, 0.5, 7"));
  CHECK_FALSE(all("3, 0.25"));
  CHECK(checkers::math::compare_parts(std::vector<std::string>{"3", "\\frac{"}, "3", {})
            .gold_unparsed);
}

TEST_CASE("policy: whole numbers are not counted in percent") {
  CHECK_FALSE(accepted("3", "300\\%"));
  CHECK(accepted("1", "100\\%"));
  CHECK(accepted("2.5", "250\\%"));
}

}  // namespace
}  // namespace assay::test
