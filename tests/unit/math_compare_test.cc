// compare() over the kinds of answers: one row a form, both directions.

#include <array>

#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::test {
namespace {

struct Pair {
  std::string_view gold;
  std::string_view answer;
  bool equal;
};

constexpr auto kNumbers = std::to_array<Pair>({
    {"1000000", "1,000,000", true},
    {"1000000", "1\\,000\\,000", true},
    {"1000000", "1{,}000{,}000", true},
    {"1000000", "10^6", true},
    {"1000000", "100,0000", true},
    {"1000000", "1000001", false},
    {"-7", "\xE2\x80\x93 7", true},
    {"42", "42.", true},
    {"\\frac{3}{4}", "3/4", true},
    {"\\frac34", "{3 \\over 4}", true},
    {"-\\frac{3}{4}", "\\frac{-3}{4}", true},
    {"\\frac{3}{4}", "\\frac{4}{3}", false},
    {"3\\frac{1}{2}", "3.5", true},
    {"3\\frac{1}{2}", "\\frac{3}{2}", false},
    {"3 1/2", "7/2", true},
    {"x\\frac{1}{2}", "\\frac{x}{2}", true},
    {"1", "0.\\overline{9}", true},
    {"1/7", "0.\\overline{142857}", true},
    {"1/3", "0.333\\ldots", true},
    {"1/3", "0.333", false},
    {"320000", "3.2e5", true},
    {"3.2\\cdot10^5", "32\\times10^4", true},
    {"7", "\xEF\xBC\x97", true},
    {"\xC2\xBD", "0.5", true},
    {"x\xC2\xB2", "x^2", true},
    {"\xE2\x88\x9A"
     "2",
     "\\sqrt2", true},
    {"15", "fifteen", true},
});

constexpr auto kConstants = std::to_array<Pair>({
    {"2\\sqrt{2}", "\\sqrt{8}", true},
    {"\\sqrt{2}+\\sqrt{3}", "\\sqrt{5+2\\sqrt{6}}", true},
    {"\\sqrt{2}+\\sqrt{3}", "\\sqrt{5}", false},
    {"1", "\\sqrt[3]{2+\\sqrt5}+\\sqrt[3]{2-\\sqrt5}", true},
    {"2", "\\sqrt[3]{8}", true},
    {"-2", "\\sqrt[3]{-8}", true},
    {"2^{1/3}", "\\sqrt[3]{2}", true},
    {"\\frac{\\sqrt5-1}{4}", "\\sin 18^\\circ", true},
    {"\\sqrt{11}", "\\tan\\frac{3\\pi}{11}+4\\sin\\frac{2\\pi}{11}", true},
    {"e^{i\\pi}", "-1", true},
    {"\\ln 8", "3\\ln 2", true},
    {"\\ln 6", "\\ln2\\cdot\\ln3", false},
    {"\\log 100", "2", true},
    {"\\frac{\\pi}{4}", "4\\arctan\\frac15-\\arctan\\frac1{239}", true},
    {"5", "|3+4i|", true},
    {"3+4i", "3-4i", false},
    {"e^{\\pi\\sqrt{163}}", "262537412640768744", false},
    {"\\binom{2024}{990}", "\\binom{2024}{1034}", true},
    {"3", "\\lfloor\\pi\\rfloor", true},
    {"6", "\\gcd(12,18)", true},
    {"\\sqrt{17}", "4.123105625617661", true},
    {"\\sqrt{17}", "4.123105625617668", false},
    {"\\sqrt{2+\\sqrt{2+\\sqrt{2+\\sqrt{2}}}}", "2\\cos(\\pi/32)", true},
});

constexpr auto kFunctions = std::to_array<Pair>({
    {"x(x+1)", "x^2+x", true},
    {"\\frac{1}{x-1}-\\frac{1}{x+1}", "\\frac{2}{x^2-1}", true},
    {"2x+3y", "2y+3x", false},
    {"ab", "ba", true},
    {"\\sec^2 y", "1+\\tan^2 y", true},
    {"\\sin 2x", "2\\sin x\\cos x", true},
    {"\\sin^{-1} x", "\\arcsin x", true},
    {"\\sqrt{x^2}", "|x|", true},
    {"\\sqrt{x^2}", "x", false},
    {"\\sqrt{\\frac{1}{n}}", "\\frac{1}{\\sqrt n}", true},
    {"e^{2x}e^{x}", "e^{3x}", true},
    {"2^{n+1}", "2\\cdot 2^n", true},
    {"(-1)^n", "\\cos(n\\pi)", true},
    {"\\frac{dy}{dx}", "\\frac{y}{x}", false},
    {"\\frac{x^3}{3}+C", "\\frac13x^3+C", true},
    {"\\frac{\\pi}{4}+k\\pi", "\\frac{5\\pi}{4}+k\\pi", true},
    {"\\frac{\\pi}{4}+k\\pi", "\\frac{\\pi}{4}+2k\\pi", false},
    {"2n+1", "2n+3", false},
});

constexpr auto kCollections = std::to_array<Pair>({
    {"\\{1,2,2\\}", "\\{1,2\\}", true},
    {"1,2,2", "1,2", false},
    {"-2,1", "1 \\text{ and } -2", true},
    {"\\{1\\pm\\sqrt5,-2\\}", "\\{-2,1-\\sqrt5,1+\\sqrt5\\}", true},
    {"1\\pm\\sqrt{19}", "1+\\sqrt{19}", false},
    {"(1,2)", "(2,1)", false},
    {"(1,2)", "\\{1,2\\}", false},
    {"((1,2),3)", "(1,2,3)", false},
    {"(1,\\frac92)", "(1,4.5)", true},
    {"\\{(1,2),(2,1)\\}", "(2,1),(1,2)", true},
    {"\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
     "\\left[\\begin{array}{cc}1&2\\\\3&4\\end{array}\\right]", true},
    {"-2", "\\begin{vmatrix}1&2\\\\3&4\\end{vmatrix}", true},
    {"2\\mathbf{i}+3\\mathbf{j}", "\\begin{pmatrix}2\\\\3\\end{pmatrix}", true},
    {"\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}", "\\begin{pmatrix} 1 & 2 \\end{pmatrix}", false},
    {"1:2:3", "2:4:6", true},
    {"12:00", "1:00", false},
    {"3:30\\text{ p.m.}", "15:30", true},
    {"-125,343", "\\{-125,343\\}", true},
    {"36,36,108", "108,36,36", true},
});

constexpr auto kStatements = std::to_array<Pair>({
    {"5", "x=5", true},
    {"x=5", "y=5", false},
    {"y=2x+1", "2x-y+1=0", true},
    {"x^2+y^2=1", "2x^2+2y^2=2", true},
    {"x=1,\\ y=2", "x=2,\\ y=1", false},
    {"x=1,\\ y=2", "y=2, x=1", true},
    {"x=1, y=2", "(1,2)", true},
    {"p=5,q=2;p=7,q=2", "(5,2),(7,2)", true},
    {"(x,y)=(3,2)", "(3,2)", true},
    {"7=11a+c", "11a+c", false},
    {"f(x)=2x+1", "2x+1", true},
    {"f(x)=2x+1", "g(x)=2x+1", false},
    {"y=x^2", "f(x)=x^2", true},
    {"x=\\frac13\\approx 0.333", "\\frac13", true},
    {"x>5", "5<x", true},
    {"x>5", "(5,\\infty)", true},
    {"-2\\le x\\le7", "[-2,7]", true},
    {"-2\\le x\\le7", "-2\\le x<7", false},
    {"|x|<2", "-2<x<2", true},
    {"x<-1\\text{ or }x>1", "|x|>1", true},
    {"x\\ne 3", "(-\\infty,3)\\cup(3,\\infty)", true},
    {"2x+1>5", "x>2", true},
    {"1-x>0", "x<1", true},
    {"k\\ge2", "m\\ge 2", false},
    {"[0,2]\\cup[1,3]", "[0,3]", true},
    {"[0,1)\\cup(1,\\infty)", "[0,\\infty)", false},
    {"\\mathbb{R}\\setminus\\{2\\}", "(-\\infty,2)\\cup(2,\\infty)", true},
    {"\\{x\\mid -2\\leq x<1\\}", "[-2,1)", true},
    {"]1,2]", "(1,2]", true},
    {"(-\\infty,3)", "[-\\infty,3)", false},
    {"\\emptyset", "\\{\\}", true},
    {"\\emptyset", "\\text{no solution}", true},
    {"\\emptyset", "\\{0\\}", false},
});

constexpr auto kWords = std::to_array<Pair>({
    {"C", "\\textbf{(C)}\\ 12", true},
    {"A", "(a)", true},
    {"A", "B", false},
    {"A, C", "C, A", true},
    {"\\text{Evelyn}", "Angela", false},
    {"\\text{even}", "\\text{Even}", true},
    {"\\text{True}", "False", false},
    {"\\text{13}", "13", true},
    {"\\text{January 5}", "Jan 5", true},
    {"\\textcircled{1}\\textcircled{3}", "\xE2\x91\xA0\xE2\x91\xA2", true},
    {"\\infty", "\\text{infinitely many}", false},
    {"9", "The area of triangle ABC is 9", true},
    {"9", "The area is not 9", false},
});

template <std::size_t N>
void check_all(const std::array<Pair, N>& pairs) {
  for (const Pair& p : pairs) {
    INFO(p.gold << "  against  " << p.answer << ": " << verdict(p.gold, p.answer));
    CHECK(accepted(p.gold, p.answer) == p.equal);
    INFO("the other way round: " << verdict(p.answer, p.gold));
    CHECK(accepted(p.answer, p.gold) == p.equal);
    CHECK(accepted(p.gold, p.gold));
  }
}

TEST_CASE("compare: numbers in every spelling") { check_all(kNumbers); }
TEST_CASE("compare: algebraic and elementary constants") { check_all(kConstants); }
TEST_CASE("compare: expressions with free variables") { check_all(kFunctions); }
TEST_CASE("compare: sets, tuples, matrices, ratios, times") { check_all(kCollections); }
TEST_CASE("compare: equations, inequalities, intervals") { check_all(kStatements); }
TEST_CASE("compare: choices and words") { check_all(kWords); }

TEST_CASE("compare: every decision carries its method") {
  CHECK(verdict("1/2", "0.5") == "equal exact");
  CHECK(verdict("e", "\\pi") == "different certified");
  CHECK(verdict("\\sin 2x", "2\\sin x\\cos x") == "equal tested");
  CHECK(verdict("(1,2)", "(1,2)") == "equal structural");
  CHECK(verdict("even", "odd") == "different text");
  CHECK(verdict("\\frac{1}{0}", "\\infty") == "different structural");
  CHECK(verdict("5", "\\frac{5") == "open unparsed");
  CHECK(verdict("\\int_0^1 x^x dx", "1") == "open undecided");
}

TEST_CASE("compare: a gold that cannot be read is told apart from an answer that cannot") {
  CHECK(checkers::math::compare("\\frac{5", "5", {}).gold_unparsed);
  CHECK_FALSE(checkers::math::compare("5", "\\frac{5", {}).gold_unparsed);
}

TEST_CASE("compare: both readings are shown as text") {
  const checkers::math::Decision d = checkers::math::compare("\\frac{\\sqrt2}{2}", "x=5", {});
  CHECK(d.gold_read == "sqrt(2)/2");
  CHECK(d.answer_read == "x = 5");
  CHECK_FALSE(d.reason.empty());
}

}  // namespace
}  // namespace assay::test
