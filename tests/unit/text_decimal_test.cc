// Numerals are compared as written: no rounding, no expansion.

#include <string>

#include "checkers/text/decimal.h"
#include "tests/support/catch.h"

using namespace assay::checkers;

namespace {

Decimal decimal(std::string_view text) {
  const std::optional<Decimal> parsed = Decimal::parse(text);
  INFO(text);
  REQUIRE(parsed);
  return *parsed;
}

/// -1, 0 or 1.
int order(std::string_view a, std::string_view b) {
  const std::strong_ordering result = compare(decimal(a), decimal(b));
  return result < 0 ? -1 : result > 0 ? 1 : 0;
}

bool absolute(std::string_view reference, std::string_view value, std::string_view tolerance) {
  return within_absolute(decimal(reference), decimal(value), *Tolerance::parse(tolerance));
}

bool relative(std::string_view reference, std::string_view value, std::string_view tolerance) {
  return within_relative(decimal(reference), decimal(value), *Tolerance::parse(tolerance));
}

}  // namespace

TEST_CASE("decimal: what is a numeral") {
  for (const char* text : {"0", "-0", "+5", "007", "5.", ".5", "-.5", "1e5", "1E+5", "1.5e-3",
                           "1e100000000000000000", "00000.00000"}) {
    INFO(text);
    CHECK(Decimal::parse(text));
  }
  for (const char* text : {"",
                           "+",
                           ".",
                           "-.",
                           "e5",
                           ".e5",
                           "1e",
                           "1e+",
                           "1e5.0",
                           "1_000",
                           "1,000",
                           "0x10",
                           "0x1p3",
                           "inf",
                           "nan",
                           "1 ",
                           " 1",
                           "--1",
                           "+-1",
                           "1f",
                           "1.2.3",
                           "\xd9\xa1",
                           "\xe2\x88\x92"
                           "5",
                           "1e100000000000000001",
                           "1e-99999999999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text));
  }
  CHECK_FALSE(Decimal::parse(std::string_view("1\0", 2)));
}

TEST_CASE("decimal: only digits and a sign make an integer literal") {
  CHECK(decimal("-005").is_integer_literal());
  CHECK_FALSE(decimal("5.").is_integer_literal());
  CHECK_FALSE(decimal("5e0").is_integer_literal());
}

TEST_CASE("decimal: spellings of one number are equal") {
  CHECK(order("1.50", "15e-1") == 0);
  CHECK(order("000100", "1e2") == 0);
  CHECK(order(".001", "1e-3") == 0);
  CHECK(order("0.00100", "10e-4") == 0);
  CHECK(order("-0", "0.000e99") == 0);
  CHECK(order("0e100000000000000000", "0") == 0);
}

TEST_CASE("decimal: order, at any distance") {
  CHECK(order("1000000007", "1000000008") < 0);
  CHECK(order("-1", "1e-400") < 0);
  CHECK(order("1e-400", "0") > 0);
  CHECK(order("1e999999999", "9e999999998") > 0);
  CHECK(order("1e100000000000000000", "-1e100000000000000000") > 0);
  CHECK(order("0.1", "0.09999999999999999999999999999999999999999999") > 0);
  CHECK(order("-12.5", "-12.49") < 0);
  const std::string nines(100'000, '9');
  CHECK(order(nines, "1e100000") < 0);
  CHECK(order("-" + nines, nines) < 0);
}

TEST_CASE("decimal: tolerances include their bound, exactly") {
  CHECK(absolute("1", "1.000001", "1e-6"));
  CHECK_FALSE(absolute("1", "1.0000010000000000000000000000000000001", "1e-6"));
  CHECK(absolute("-1", "-0.999999", "1e-6"));  // with doubles 1 - 0.999999 > 1e-6
  CHECK(absolute("0.3", "0.1", "0.2"));
  CHECK(relative("200", "198", "0.01"));
  CHECK_FALSE(relative("200", "197.999999999999999999999999", "0.01"));
  CHECK(relative("-200", "-202", "0.01"));
  CHECK_FALSE(relative("0", "1e-400", "1e-6"));
  CHECK(absolute("0", "1e-400", "1e-6"));
  CHECK(absolute("5", "5.0", "0"));
  CHECK_FALSE(absolute("5", "-5", "9.9"));
  CHECK(absolute("5", "-5", "10"));
}

TEST_CASE("decimal: huge exponents decide at once") {
  CHECK_FALSE(absolute("0", "1e999999999", "1e6"));
  CHECK(absolute("1e999999999", "1", "1e999999999"));
  CHECK(relative("1e99999999999999999", "1.0000001e99999999999999999", "1e-6"));
  CHECK_FALSE(relative("1e99999999999999999", "1.00001e99999999999999999", "1e-6"));
  CHECK_FALSE(absolute("1e99999999999999999", "1e-99999999999999999", "1e-6"));
  // The difference is 1e99999999999999999 + 1e-99999999999999999: just above the tolerance.
  CHECK_FALSE(absolute("-1e-99999999999999999", "1e99999999999999999", "1e99999999999999999"));
  CHECK(absolute("1e-99999999999999999", "1e99999999999999999", "1e99999999999999999"));
}

TEST_CASE("tolerance: its bound on digits, and what is none") {
  CHECK(Tolerance::parse("999999999999999999"));
  CHECK(Tolerance::parse("0.000999999999999999999000"));
  CHECK_FALSE(Tolerance::parse("1000000000000000001"));
  CHECK(Tolerance::parse("1e400"));
  CHECK(Tolerance::parse("-0"));
  for (const char* text : {"-1", "nan", "inf", "x", "", "1e-6x"}) {
    CHECK_FALSE(Tolerance::parse(text));
  }
  CHECK(absolute("0", "999999999999999999", "999999999999999999"));
  CHECK_FALSE(absolute("0", "999999999999999999.1", "999999999999999999"));
  CHECK(relative("-9.99", "0", "1"));
  CHECK(relative("999", "998001998001998001999", "999000999000999000"));
}
