// Random texts from an alphabet of everything that the grammar knows: a fixed number of executions
// of what the fuzzers of tests/fuzz run for hours. Nothing crashes, everything ends, equality is
// reflexive for what is read, and a text that was cut is never the number that it began with.

#include <chrono>

#include "checkers/math/math.h"
#include "tests/property/math_random.h"
#include "tests/support/catch.h"

namespace assay::test {
namespace {

namespace math = checkers::math;

const std::vector<std::string>& alphabet() {
  static const std::vector<std::string> kTokens = {"0",
                                                   "1",
                                                   "2",
                                                   "7",
                                                   "12",
                                                   ".",
                                                   ",",
                                                   ";",
                                                   ":",
                                                   " ",
                                                   "x",
                                                   "y",
                                                   "e",
                                                   "i",
                                                   "f",
                                                   "(",
                                                   ")",
                                                   "[",
                                                   "]",
                                                   "{",
                                                   "}",
                                                   "\\{",
                                                   "\\}",
                                                   "|",
                                                   "+",
                                                   "-",
                                                   "*",
                                                   "/",
                                                   "^",
                                                   "_",
                                                   "=",
                                                   "<",
                                                   ">",
                                                   "!",
                                                   "'",
                                                   "%",
                                                   "\\%",
                                                   "$",
                                                   "\\$",
                                                   "&",
                                                   "\\\\",
                                                   "\\frac",
                                                   "\\sqrt",
                                                   "\\sin",
                                                   "\\ln",
                                                   "\\log",
                                                   "\\pi",
                                                   "\\infty",
                                                   "\\pm",
                                                   "\\mp",
                                                   "\\cup",
                                                   "\\cap",
                                                   "\\setminus",
                                                   "\\in",
                                                   "\\le",
                                                   "\\ne",
                                                   "\\text{and}",
                                                   "\\text{ or }",
                                                   "\\text{cm}",
                                                   "\\text{",
                                                   "\\mathbb{R}",
                                                   "\\left",
                                                   "\\right",
                                                   "\\begin{pmatrix}",
                                                   "\\end{pmatrix}",
                                                   "\\binom",
                                                   "\\sum_{k=1}^{3}",
                                                   "\\int",
                                                   "\\lfloor",
                                                   "\\rfloor",
                                                   "\\overline{3}",
                                                   "\\circ",
                                                   "^\\circ",
                                                   "\\pmod",
                                                   "\\mid",
                                                   "\\boxed{",
                                                   "####",
                                                   "<answer>",
                                                   "</answer>",
                                                   "the answer is ",
                                                   "and",
                                                   "or",
                                                   "is",
                                                   "\xCF\x80",
                                                   "\xC2\xB2",
                                                   "\xC2\xBD",
                                                   "\xE2\x88\x9A",
                                                   "\xFF",
                                                   "\n",
                                                   "p.m.",
                                                   "January",
                                                   "9^{9^9}",
                                                   "10^{10}!",
                                                   "\\cdot",
                                                   "\\times",
                                                   "\\ldots",
                                                   "...",
                                                   "!",
                                                   "e5"};
  return kTokens;
}

std::string text(Random& random) {
  std::string out;
  const int length = 1 + random.below(14);
  for (int i = 0; i < length; ++i) out += random.of(alphabet());
  return out;
}

TEST_CASE("bytes: random texts are compared in bounded time, symmetrically, and equal themselves") {
  for (int seed = 1; seed <= 4000; ++seed) {
    Random random(static_cast<std::uint64_t>(seed));
    const std::string a = text(random);
    const std::string b = text(random);
    INFO("seed " << seed << ": " << a << " | " << b);
    const auto start = std::chrono::steady_clock::now();
    const math::Decision ab = math::compare(a, b, {});
    const math::Decision ba = math::compare(b, a, {});
    const math::Decision aa = math::compare(a, a, {});
    (void)math::extract_answer(a);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(4));
    // an empty answer is wrong, an empty gold is an error of the problem: the one asymmetry
    CHECK(ab.equal.value_or(false) == ba.equal.value_or(false));
    CHECK(aa.equal != false);
  }
}

TEST_CASE("bytes: a number with something that is not read behind it is not that number") {
  for (int seed = 1; seed <= 1000; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 50'000);
    static const std::vector<std::string> kTails = {
        "\\foo",  ")", "]", "}",     "^", "_",          "+", "\\frac{1}", "\\left(", "(2",
        "\\sqrt", "=", "<", "\\cup", "|", "\\begin{x}", "?", "@",         "&"};
    const std::string number = std::to_string(random.below(1000));
    const std::string cut = number + random.of(kTails);
    INFO(cut);
    CHECK_FALSE(math::compare(number, cut, {}).equal.value_or(false));
  }
}

}  // namespace
}  // namespace assay::test
