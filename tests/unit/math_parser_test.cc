// The grammar, by its readings as text.

#include "checkers/math/reading.h"
#include "tests/support/catch.h"

namespace assay::checkers::math {
namespace {

std::string read(std::string_view text) {
  Arena arena;
  const Reading r = read_answer(text, {}, arena);
  if (r.root == nullptr) return "unparsed";
  return r.root->op == Op::Prose ? "prose" : to_text(r.root);
}

TEST_CASE("parser: precedence") {
  CHECK(read("2+3*4") == "2 + 3*4");
  CHECK(read("-x^2") == "-x^2");
  CHECK(read("a/bc") == "a/(b*c)");
  CHECK(read("1/2x") == "(1/2)*x");
  CHECK(read("2^3^2") == "2^(3^2)");
  CHECK(read("x^12") == "x^12");
  CHECK(read("\\frac12") == "1/2");
  CHECK(read("\\frac94\\pi") == "(9/4)*pi");
}

TEST_CASE("parser: functions and their arguments") {
  CHECK(read("\\sin 2x\\cos x") == "sin(2*x)*cos(x)");
  CHECK(read("\\sin(x)y") == "sin(x)*y");
  CHECK(read("\\sin^2 x") == "sin(x)^2");
  CHECK(read("\\log_2 8") == "log(8, 2)");
  CHECK(read("\\ln|x|+C") == "ln(abs(x)) + C");
  CHECK(read("sqrt(2)/2") == "sqrt(2)/2");
  CHECK(read("x(x+1)") == "x*(x + 1)");
  CHECK(read("f(x+1)") == "f(x + 1)");
}

TEST_CASE("parser: names") {
  CHECK(read("x_1+x_{12}'") == "x_1 + x_12'");
  CHECK(read("\\alpha_{ij}") == "alpha_ij");
  CHECK(read("x^2_i") == "x_i^2");
  CHECK(read("\\overline{AB}") == "bar AB");
}

TEST_CASE("parser: collections") {
  CHECK(read("\\{1, 2\\}") == "{1, 2}");
  CHECK(read("(1,2]") == "(1, 2]");
  CHECK(read("]1,2[") == "(1, 2)");
  CHECK(read("\\langle 1,2,3\\rangle") == "(1, 2, 3)");
  CHECK(read("x=2 \\text{ or } x=3") == "x = 2 or x = 3");
  CHECK(read("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}") == "[1, 2; 3, 4]");
}

TEST_CASE("parser: units, percent, bases") {
  CHECK(read("9.8\\ \\mathrm{m/s^2}") == "9.8 [m/s^2]");
  CHECK(read("28\\%") == "28%");
  CHECK(read("204_{5}") == "204 in base 5");
  CHECK(read("90^\\circ") == "degrees(90)");
}

TEST_CASE("parser: wrapping comes off") {
  CHECK(read("$\\boxed{5}$.") == "5");
  CHECK(read("\\[ **5** \\]") == "5");
  CHECK(read("\\displaystyle \\frac{1}{2}") == "1/2");
  CHECK(read("Solution is: $x=5$") == "x = 5");
}

TEST_CASE("parser: the whole text or nothing") {
  CHECK(read("5 + ") == "unparsed");
  CHECK(read("\\frac{1}{2") == "unparsed");
  CHECK(read("(1,2") == "unparsed");
  CHECK(read("5)") == "unparsed");
  CHECK(read("\\unknown{5}") == "unparsed");
  CHECK(read("1 2") == "unparsed");
  CHECK(read("|x") == "unparsed");
  CHECK(read("\\sin[1/2)") == "unparsed");
  CHECK(read("5 is not what $x$ equals") == "prose");
}

}  // namespace
}  // namespace assay::checkers::math
