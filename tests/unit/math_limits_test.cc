// Every bound of limits.h from both sides, and hostile inputs: bounded time, no crash, never
// "equal" by exhaustion.

#include <chrono>
#include <string>

#include "checkers/math/limits.h"
#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::test {
namespace {

namespace math = checkers::math;

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("limits: a text at the bound is read, a longer one is unparsed") {
  const std::string at(math::kMaxTextBytes, '1');
  CHECK(verdict(at, at) == "equal exact");
  CHECK(verdict("1", at + "1") == "open unparsed");
}

TEST_CASE("limits: nesting") {
  CHECK(accepted("7", repeated("(", 30) + "7" + repeated(")", 30)));
  const auto deep = static_cast<std::size_t>(math::kMaxDepth) + 1;
  CHECK(verdict("7", repeated("(", deep) + "7" + repeated(")", deep)) == "open unparsed");
  CHECK(verdict("7", repeated("{", 20'000) + "7" + repeated("}", 20'000)) == "open unparsed");
  CHECK_FALSE(accepted("7", repeated("\\frac{1}{", 5'000)));
}

TEST_CASE("limits: factorials and powers are estimated before they are computed") {
  CHECK(verdict(std::to_string(math::kMaxFactorial) + "!",
                std::to_string(math::kMaxFactorial) + "!+1") == "different exact");
  CHECK_FALSE(accepted("7", "(10^{10})!"));
  CHECK_FALSE(accepted("7", "((((3!)!)!)!)!"));
  CHECK_FALSE(accepted("7", "9^{9^{9^{9}}}"));
  CHECK_FALSE(accepted("7", "2^{-9^{9^9}}"));
  CHECK_FALSE(accepted("7", "\\binom{10^{10}}{5\\cdot 10^9}"));
  CHECK_FALSE(accepted("7", "\\cos(10^{10^{5}})"));
  CHECK_FALSE(accepted("7", "e^{e^{e^{e^{e}}}}"));
}

TEST_CASE("limits: sums with bounds") {
  CHECK(accepted("500500", "\\sum_{k=1}^{1000} k"));
  CHECK_FALSE(accepted("7", "\\sum_{k=1}^{10^{9}} \\frac{1}{k}"));
  CHECK_FALSE(accepted("7", "\\sum_{i=1}^{2000}\\sum_{j=1}^{2000}\\sum_{k=1}^{2000} 1"));
}

TEST_CASE("limits: polynomials are not expanded over their bound") {
  CHECK(accepted("(x+y+z+w)^{20}", "(w+z+y+x)^{20}"));
  CHECK_FALSE(accepted("7", "(x+y+z+w)^{100}"));
  CHECK_FALSE(accepted("(a+b+c+d+e+f+g+h)^{40}", "(a+b+c+d+e+f+g+h)^{40}+1"));
}

TEST_CASE("limits: exponents that are too large to write out still cancel") {
  CHECK(accepted("9^{9^9}+3", "3+9^{9^9}"));
  CHECK_FALSE(accepted("9^{10^{70}}", "9^{10^{70}+1}"));
}

TEST_CASE("limits: large sets compare, in any order") {
  std::string up = "\\{0";
  std::string down = "0\\}";
  for (int i = 1; i < 1000; ++i) {
    up += "," + std::to_string(i);
    down = std::to_string(i) + "," + down;
  }
  CHECK(accepted(up + "\\}", "\\{" + down));
  CHECK_FALSE(accepted("7", "\\{" + repeated("1,", math::kMaxItems) + "1\\}"));
}

TEST_CASE("limits: no byte string takes long or ends the process") {
  for (const std::string& hostile : {repeated("|", 5'001),
                                     repeated("-", 5'000) + "7",
                                     repeated("7\\%", 500),
                                     repeated("$", 60'000),
                                     repeated("\\boxed{", 5'000),
                                     repeated("word ", 12'000),
                                     repeated("\\sqrt{1+", 100) + "1" + repeated("}", 100),
                                     std::string("7\0junk", 6),
                                     std::string("\xff\xfe\x80"),
                                     repeated("\\left(", 3'000),
                                     repeated("x_{", 3'000),
                                     repeated("\\begin{pmatrix}", 2'000),
                                     repeated("a^", 3'000) + "a",
                                     repeated("\\pm 1 ", 40),
                                     repeated("1*", 20'000) + "1",
                                     repeated("1/", 20'000) + "1",
                                     repeated("{}", 20'000),
                                     repeated("\\not", 10'000),
                                     repeated("\\bullet ", 8'000),
                                     repeated("2 mod ", 8'000) + "2",
                                     repeated("\\sin ", 8'000) + "x",
                                     repeated("x", 60'000),
                                     repeated("\\{1\\}\\cup", 6'000) + "\\{1\\}",
                                     repeated("1=", 20'000) + "1",
                                     repeated("\\frac", 10'000),
                                     repeated("\\text{", 10'000),
                                     repeated("\\ln x ", 8'000),
                                     repeated("x!", 20'000),
                                     repeated("1:", 20'000) + "1",
                                     repeated("\\sqrt", 10'000) + "2"}) {
    const auto start = std::chrono::steady_clock::now();
    (void)math::compare("7", hostile, {});
    (void)math::compare(hostile, hostile, {});
    (void)math::extract_answer(hostile);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
  }
}

}  // namespace
}  // namespace assay::test
