// Defects of graders in the field, each once: what they accept and must not be accepted. The
// sources are the issue trackers of Math-Verify, PRM800K and others.

#include <array>

#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::test {
namespace {

struct Trap {
  std::string_view gold;
  std::string_view answer;
};

constexpr auto kTraps = std::to_array<Trap>({
    {"x^2+1=0", "x^4+5=0"},            // both without real roots
    {"\\log_3 27=3", "\\log_3 27=9"},  // the left sides are equal
    {"1/2^98", "-1/2^95"},             // both nearly zero
    {"10^{-20}", "10^{-25}"},
    {"\\frac{1}{2004!}", "\\frac{1}{2006!}"},
    {"0.0000004", "0"},
    {"\\ln(640320^3+744)/\\sqrt{163}", "\\pi"},  // agree to 30 digits
    {"2007+\\pi/2", "2004+\\pi/2"},
    {"1000000", "1000001"},  // within a relative tolerance
    {"(1,2]", "[1,2]"},
    {"1331\\text{ and }1728", "1728"},  // the last number only
    {"11", "x=11=7"},
    {"7", "7\\text{ or }8"},
    {"7", "\\{1,2,3,4,5,6,7,8,9\\}"},
    {"7", "x"},
    {"7", ""},
    {"5", "\\frac{5"},
    {"5", "5\\foo"},
    {"2", "not 2"},                                 // a fragment of what cannot be read
    {"7", "__import__('os').system('true') or 7"},  // code in an answer
    {"4", "4\\sqrt{2}"},
    {"1-\\frac{1}{\\mathrm{e}}", "1+\\frac{1}{\\mathrm{e}}"},
    {"28", "0.28"},
    {"28\\%", "2800\\%"},
    {"204_5", "204_7"},
    {"204_5", "54"},
    {"7/16", "0.4374999999999999"},
    {"1/3", "0.33"},
    {"15\\text{ cm}", "15\\text{ m}"},
    {"9^{9^{9}}", "9^{9^{9}}+1"},
    {"10^{100}", "10^{100}+1"},
    {"3\\frac{3}{8}", "3\\frac{9}{8}"},
    {"\\frac{1}{0}", "\\infty"},
    {"262537412640768744", "e^{\\pi\\sqrt{163}}"},
    {"y = C", "y = -C"},
    {"32349", "32, 349"},
});

TEST_CASE("defects: what other graders accept is not accepted, in either direction") {
  for (const Trap& t : kTraps) {
    INFO(t.gold << "  against  " << t.answer << ": " << verdict(t.gold, t.answer));
    CHECK_FALSE(accepted(t.gold, t.answer));
    CHECK_FALSE(accepted(t.answer, t.gold));
  }
}

}  // namespace
}  // namespace assay::test
