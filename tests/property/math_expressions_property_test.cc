// Generated expressions: every relation that must hold between decisions. A rewriting that keeps
// the value is never "different", one that changes it is never "equal", whatever step decides; and
// no verdict may contradict floating-point values that are far apart.

#include <cmath>
#include <complex>

#include "checkers/math/ball.h"
#include "checkers/math/math.h"
#include "checkers/math/parser.h"
#include "tests/property/math_random.h"
#include "tests/support/catch.h"

namespace assay::test {
namespace {

namespace math = checkers::math;

constexpr int kExpressions = 400;

TEST_CASE("expressions: reflexive, and symmetric with the same verdict") {
  for (int seed = 1; seed <= kExpressions; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const std::string a = expression(random, 3, seed % 2 == 0);
    const std::string b = expression(random, 3, seed % 2 == 0);
    INFO("seed " << seed << ": " << a << " | " << b);
    CHECK(math::compare(a, a, {}).equal.value_or(false));
    CHECK(math::compare(a, b, {}).equal == math::compare(b, a, {}).equal);
  }
}

TEST_CASE("expressions: what keeps the value is never called different") {
  for (int seed = 1; seed <= kExpressions; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 10'000);
    const std::string a = expression(random, 3, seed % 2 == 0);
    const std::vector<std::string> rewrites = {"-(-(" + a + "))",
                                               "(" + a + ")+0",
                                               "1\\cdot(" + a + ")",
                                               "\\frac{2(" + a + ")}{2}",
                                               "3+(" + a + ")-3",
                                               "\\frac{(" + a + ")\\cdot\\sqrt{8}}{2\\sqrt{2}}",
                                               "(" + a + ")+\\sin^2 1+\\cos^2 1-1",
                                               "\\left(" + a + "\\right)"};
    const std::string b = random.of(rewrites);
    const math::Decision d = math::compare(a, b, {});
    INFO("seed " << seed << ": " << a << " | " << b << ": " << d.reason);
    CHECK(d.equal.value_or(true));
  }
}

TEST_CASE("expressions: what changes the value is never called equal") {
  for (int seed = 1; seed <= kExpressions; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 20'000);
    const std::string a = expression(random, 3, seed % 2 == 0);
    const std::vector<std::string> mutations = {
        "(" + a + ")+1", "(" + a + ")-10^{-30}", "(" + a + ")+\\frac{1}{10^{100}}",
        "(" + a + ")+\\sqrt{2}", "(" + a + ")+\\frac{1}{20!}"};
    const std::string b = random.of(mutations);
    const math::Decision d = math::compare(a, b, {});
    INFO("seed " << seed << ": " << a << " | " << b << ": " << d.reason);
    CHECK_FALSE(d.equal.value_or(false));
  }
}

// The second way: plain evaluation in balls at one precision, without the ladder.
TEST_CASE("expressions: no verdict contradicts a numerical evaluation") {
  for (int seed = 1; seed <= kExpressions; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 30'000);
    const std::string a = expression(random, 2, false);
    const std::string b = expression(random, 2, false);
    math::Arena arena;
    math::Parser first(a, arena, false);
    math::Parser second(b, arena, false);
    const math::Ref x = first.parse_answer();
    const math::Ref y = second.parse_answer();
    REQUIRE(x != nullptr);
    REQUIRE(y != nullptr);
    math::Ball u;
    math::Ball v;
    if (!math::evaluate_ball(x, u, 53) || !math::evaluate_ball(y, v, 53)) continue;
    const math::Decision d = math::compare(a, b, {});
    INFO("seed " << seed << ": " << a << " | " << b << ": " << d.reason);
    if (math::disjoint(u, v)) CHECK(d.equal == false);
    if (d.equal.value_or(false)) CHECK_FALSE(math::disjoint(u, v));
  }
}

TEST_CASE("expressions: equality is transitive where it is decided") {
  for (int seed = 1; seed <= 120; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 40'000);
    const std::string a = expression(random, 2, true);
    const std::string b = "\\frac{(" + a + ")(x^2+1)}{x^2+1}";
    const std::string c = "(" + a + ")+\\ln 6-\\ln 2-\\ln 3";
    const auto ab = math::compare(a, b, {}).equal;
    const auto bc = math::compare(b, c, {}).equal;
    const auto ac = math::compare(a, c, {}).equal;
    INFO("seed " << seed << ": " << a);
    if (ab == true && bc == true) CHECK(ac.value_or(true));
  }
}

}  // namespace
}  // namespace assay::test
