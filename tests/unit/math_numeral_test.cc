// Numbers as they are written.

#include "checkers/math/numeral.h"
#include "tests/support/catch.h"

namespace assay::checkers::math {
namespace {

std::string read(std::string_view text, NumeralRules rules = {}) {
  const auto n = read_numeral(text, 0, rules);
  return n ? n->value.text() + " to " + std::to_string(n->end) : "nothing";
}

TEST_CASE("numeral: separators of thousands") {
  CHECK(read("1,234") == "1234 to 5");
  CHECK(read("1{,}234{,}567") == "1234567 to 13");
  CHECK(read("11,\\! 111,\\! 100") == "11111100 to 16");
  CHECK(read("1 000 000") == "1000000 to 9");
  CHECK(read("1,23") == "1 to 1");
  CHECK(read("1,2345") == "1 to 1");
  CHECK(read("1,234,56") == "1 to 1");
  CHECK(read("0,100") == "0 to 1");
}

TEST_CASE("numeral: inside brackets a comma separates elements") {
  CHECK(read("1,234", {.comma_separates = true, .decimal_comma = false}) == "1 to 1");
  CHECK(read("1{,}234", {.comma_separates = true, .decimal_comma = false}) == "1234 to 7");
}

TEST_CASE("numeral: the decimal comma of a policy") {
  CHECK(read("1,5", {.comma_separates = false, .decimal_comma = true}) == "3/2 to 3");
  CHECK(read("1.234,5", {.comma_separates = false, .decimal_comma = true}) == "2469/2 to 7");
}

TEST_CASE("numeral: decimals, repeating decimals, exponents") {
  CHECK(read(".5") == "1/2 to 2");
  CHECK(read("0.\\overline{3}") == "1/3 to 14");
  CHECK(read("0.1\\overline{6}") == "1/6 to 15");
  CHECK(read("0.(3)") == "1/3 to 5");
  CHECK(read("0.333...") == "1/3 to 8");
  CHECK(read("0.1234...") == "nothing");
  CHECK(read("3.2e5") == "320000 to 5");
  CHECK(read("1E-3") == "1/1000 to 4");
  CHECK(read("1e100001") == "nothing");
  CHECK(read("2ex") == "2 to 1");
  CHECK(read("-1") == "nothing");
}

}  // namespace
}  // namespace assay::checkers::math
