// What each text checker accepts, and what it says when it does not.

#include <string>

#include "checkers/checkers.h"
#include "tests/support/catch.h"

using namespace assay::checkers;

namespace {

using OptionMap = std::map<std::string, OptionValue, std::less<>>;

Judgement judge(const char* name, std::string_view answer, std::string_view output,
                OptionMap options = {}) {
  const auto checker = make_checker({.name = name, .options = std::move(options)});
  REQUIRE(checker);
  const auto judgement = (*checker)->judge({"", answer, output});
  REQUIRE(judgement);
  CHECK((judgement->outcome == Outcome::Accepted) == (judgement->score == 1));
  CHECK((judgement->outcome == Outcome::Accepted) == judgement->message.empty());
  return *judgement;
}

bool accepts(const char* name, std::string_view answer, std::string_view output,
             OptionMap options = {}) {
  return judge(name, answer, output, std::move(options)).outcome == Outcome::Accepted;
}

std::string message(const char* name, std::string_view answer, std::string_view output,
                    OptionMap options = {}) {
  return judge(name, answer, output, std::move(options)).message;
}

}  // namespace

TEST_CASE("tokens: spacing is free, tokens are not") {
  CHECK(accepts("tokens", "1 2\n3\n", " 1\t2 \r\n\f3\v"));
  CHECK(accepts("tokens", "1 2\n3", "1 2 3"));
  CHECK(accepts("tokens", "3\n", "3\n\n\n"));
  CHECK(accepts("tokens", "", " \n"));
  CHECK_FALSE(accepts("tokens", "1", "1.0"));
  CHECK_FALSE(accepts("tokens", "5", "+5"));
  CHECK_FALSE(accepts("tokens", "5", "005"));
  CHECK_FALSE(accepts("tokens", "12", "1 2"));
  CHECK_FALSE(accepts("tokens", "YES", "yes"));
  CHECK(accepts("tokens", "YES", "yes", {{"case_sensitive", false}}));
  CHECK_FALSE(accepts("tokens", "É", "é", {{"case_sensitive", false}}));  // ASCII letters only
}

TEST_CASE("tokens: bytes that other judges take for the end or for white space") {
  CHECK_FALSE(accepts("tokens", "hello", std::string_view("hello\0junk", 10)));
  CHECK_FALSE(accepts("tokens", "hello", std::string_view("hello\0", 6)));
  CHECK_FALSE(accepts("tokens", "5", "5\n\xffgarbage"));
  CHECK_FALSE(accepts("tokens", "5", "5\n\x1agarbage"));
  CHECK_FALSE(accepts("tokens", "1 2",
                      "1\xc2\xa0"
                      "2"));
  CHECK_FALSE(accepts("tokens", "5",
                      "\xef\xbb\xbf"
                      "5"));
}

TEST_CASE("tokens: missing and extra tokens are wrong and named") {
  CHECK(message("tokens", "1 2 3", "1 2") == "token 3: expected \"3\", got the end of the output");
  CHECK(message("tokens", "1 2", "1\n2\n3 4") ==
        "token 3 (line 3): expected the end of the output, got \"3\"");
  CHECK(message("tokens", "1 2 3", "1\n5 3") == "token 2 (line 2): expected \"2\", got \"5\"");
  CHECK(message("tokens", "1", "") == "token 1: expected \"1\", got the end of the output");
  CHECK(message("tokens", "a", "\x1b[1mb\xff") ==
        R"(token 1 (line 1): expected "a", got "\x1b[1mb\xff")");
}

TEST_CASE("floats: the tolerance is absolute or relative, whichever is wider") {
  const OptionMap both{{"abs_tol", 1e-6}, {"rel_tol", 1e-6}};
  CHECK(accepts("floats", "0.5", "0.500001", both));
  CHECK_FALSE(accepts("floats", "0.5", "0.5000011", both));
  CHECK(accepts("floats", "1000.0", "1000.001", both));
  CHECK_FALSE(accepts("floats", "1000.0", "1000.0011", both));
  CHECK_FALSE(accepts("floats", "1000.0", "1000.001", {{"abs_tol", 1e-6}}));
  CHECK_FALSE(accepts("floats", "0.001", "0.001000002", {{"rel_tol", 1e-6}}));
  CHECK(accepts("floats", "0.001", "0.001000002"));  // both default to 1e-6
  CHECK(accepts("floats", "-1.0", "-0.999999"));
}

TEST_CASE("floats: numerals in any decimal spelling") {
  for (const char* output : {"100000", "1e5", "+1E+5", "100000.", "0100000.0", "1000e2"}) {
    INFO(output);
    CHECK(accepts("floats", "100000.0", output));
  }
  for (const char* output : {"1_00000", "100,000", "0x186A0", "0x1.86ap+16", "1e5x", "1e", "1.0.0",
                             "\xd9\xa1", "100000f", "1 00000"}) {
    INFO(output);
    CHECK_FALSE(accepts("floats", "100000.0", output));
  }
}

TEST_CASE("floats: integers are compared exactly, at any size") {
  CHECK_FALSE(accepts("floats", "1000000007", "1000000008"));
  CHECK_FALSE(accepts("floats", "100000000000000000", "100000000000000001", {{"rel_tol", 0.5}}));
  CHECK(accepts("floats", "5", "+5"));
  CHECK(accepts("floats", "0", "-0"));
  CHECK(accepts("floats", "1000000007", "1000000007.0"));
  CHECK(accepts("floats", "1000000", "1000001.0"));  // written as a decimal: tolerance
  CHECK(accepts("floats", "1000000", "1000001", {{"integers_exact", false}}));
  const std::string digits(5000, '7');
  CHECK(accepts("floats", digits, "0" + digits));
  CHECK_FALSE(accepts("floats", digits, digits.substr(1) + "8"));
}

TEST_CASE("floats: inf and nan equal only themselves") {
  CHECK(accepts("floats", "inf", "Infinity"));
  CHECK(accepts("floats", "-inf", "-Inf"));
  CHECK(accepts("floats", "nan", "NaN"));
  CHECK(accepts("floats", "nan", "-nan"));  // glibc prints the sign bit of a NaN
  CHECK_FALSE(accepts("floats", "inf", "-inf"));
  CHECK_FALSE(accepts("floats", "inf", "1e400"));
  CHECK_FALSE(accepts("floats", "1e400", "inf"));
  CHECK_FALSE(accepts("floats", "1.0", "nan", {{"abs_tol", 1e9}}));
  CHECK_FALSE(accepts("floats", "nan", "1.0", {{"abs_tol", 1e9}}));
  CHECK_FALSE(accepts("floats", "nan", "inf"));
}

TEST_CASE("floats: no number is too small or too large") {
  CHECK_FALSE(accepts("floats", "0.0", "1e-400", {{"rel_tol", 1e-6}}));
  CHECK_FALSE(accepts("floats", "1.0", "1e999999999"));
  CHECK(accepts("floats", "1e999999999", "1.0000001e999999999"));
}

TEST_CASE("floats: other tokens are text, and messages say why") {
  CHECK(accepts("floats", "x = 0.5", "x = 0.50"));
  CHECK_FALSE(accepts("floats", "x = 0.5", "y = 0.5"));
  CHECK(accepts("floats", "X 1.0", "x 1", {{"case_sensitive", false}}));
  CHECK(message("floats", "1.0", "2.0") ==
        "token 1 (line 1): expected \"1.0\", got \"2.0\": outside the tolerance");
  CHECK(message("floats", "7", "8") ==
        "token 1 (line 1): expected \"7\", got \"8\": integers are compared exactly");
  CHECK(message("floats", "7.5", "x") ==
        "token 1 (line 1): expected \"7.5\", got \"x\": not a decimal number");
  CHECK(message("floats", "1.0 2.0", "1.0") ==
        "token 2: expected \"2.0\", got the end of the output");
}

TEST_CASE("lines: by default trailing white space and blank lines at the end are free") {
  CHECK(accepts("lines", "a b\nc\n", "a b \r\nc\t"));
  CHECK(accepts("lines", "a\n", "a\n\n \n\r\n"));
  CHECK(accepts("lines", "a\n\n\n", "a"));
  CHECK_FALSE(accepts("lines", "a b\n", "a  b\n"));
  CHECK_FALSE(accepts("lines", "a\n", " a\n"));
  CHECK_FALSE(accepts("lines", "a\nb\n", "a b\n"));
  CHECK_FALSE(accepts("lines", "a\nb\n", "a\n\nb\n"));
  CHECK(accepts("lines", "", "\n"));
  CHECK(accepts("lines", "A\n", "a\n", {{"case_sensitive", false}}));
}

TEST_CASE("lines: its options") {
  CHECK(accepts("lines", "a b\n", " a  b \n", {{"whitespace", "any"}}));
  CHECK_FALSE(accepts("lines", "a b\n", "a\nb\n", {{"whitespace", "any"}}));
  CHECK_FALSE(accepts("lines", "a\n", "a \n", {{"whitespace", "none"}}));
  CHECK(accepts("lines", "a\n", "a\r\n", {{"whitespace", "none"}}));
  CHECK(accepts("lines", "a\n", "a", {{"whitespace", "none"}, {"blank_lines_at_end", true}}));
  CHECK_FALSE(accepts("lines", "a\n", "a\n\n", {{"blank_lines_at_end", true}}));
  CHECK_FALSE(accepts("lines", "a\n\n", "a\n", {{"blank_lines_at_end", true}}));
}

TEST_CASE("lines: messages name the line") {
  CHECK(message("lines", "a\nb\n", "a\nc\n") == "line 2: expected \"b\", got \"c\"");
  CHECK(message("lines", "a\nb\n", "a\n") == "line 2: expected \"b\", got the end of the output");
  CHECK(message("lines", "a\n", "a\n\nx\n") == "line 2: expected the end of the output, got \"\"");
  CHECK(message("lines", "a\n", "a\nx\n") == "line 2: expected the end of the output, got \"x\"");
}

TEST_CASE("unordered_lines: a multiset, not a set") {
  CHECK(accepts("unordered_lines", "a\nb\nb\n", "b\na \nb\n\n"));
  CHECK_FALSE(accepts("unordered_lines", "a\nb\nb\n", "a\na\nb\n"));
  CHECK_FALSE(accepts("unordered_lines", "1 2\n3 4\n", "1 3\n2 4\n"));
  CHECK(accepts("unordered_lines", "a b\nc\n", "c\na  b\n", {{"whitespace", "any"}}));
  CHECK(accepts("unordered_lines", "A\nb\n", "B\na\n", {{"case_sensitive", false}}));
  CHECK(accepts("unordered_lines", "", "\n\n"));
  CHECK(accepts("unordered_lines", "\na\n", "a\n\n", {{"blank_lines_at_end", true}}));
  CHECK_FALSE(accepts("unordered_lines", "\na\n", "a\n"));
  CHECK(message("unordered_lines", "a\nb\n", "b\nc\n") ==
        "line \"a\" is missing, or not there as often as expected");
  CHECK(message("unordered_lines", "b\nc\n", "a\nb\n") ==
        "line \"a\" was not expected, or not as often");
  CHECK(message("unordered_lines", "a\nb\n", "a\n") ==
        "line \"b\" is missing, or not there as often as expected");
  CHECK(message("unordered_lines", "a\n", "a\nb\n") == "expected 1 lines, got more");
  CHECK(message("unordered_lines", "a\n", "a\n\n\n\nb\n") == "expected 1 lines, got more");
}

TEST_CASE("unordered_tokens: a multiset of tokens") {
  CHECK(accepts("unordered_tokens", "3 1 2", "1\n2\n3\n"));
  CHECK_FALSE(accepts("unordered_tokens", "1 1 2", "1 2 2"));
  CHECK_FALSE(accepts("unordered_tokens", "1 2", "1 2 2"));
  CHECK_FALSE(accepts("unordered_tokens", "1 2 2", "1 2"));
}

TEST_CASE("exact: bytes, but for one final line end") {
  CHECK(accepts("exact", "a\n", "a"));
  CHECK(accepts("exact", "a", "a\r\n"));
  CHECK_FALSE(accepts("exact", "a\n", "a\n\n"));
  CHECK_FALSE(accepts("exact", "a\nb\n", "a\r\nb\n"));
  CHECK_FALSE(accepts("exact", "a", "a "));
  CHECK_FALSE(accepts("exact", "a\n", "a", {{"trailing_newline", true}}));
  CHECK(accepts("exact", std::string_view("\0\xff", 2), std::string_view("\0\xff", 2)));
  CHECK(message("exact", "ab\ncd", "ab\ncx") == "byte 5 (line 2): expected \"d\", got \"x\"");
  CHECK(message("exact", "ab", "abc") ==
        "byte 3 (line 1): expected the end of the output, got \"c\"");
  CHECK(message("exact", "abc", "ab") ==
        "byte 3 (line 1): expected \"c\", got the end of the output");
}

TEST_CASE("icpc: its options") {
  CHECK(accepts("icpc", "Yes 1\n", "yes  1"));
  CHECK_FALSE(accepts("icpc", "Yes", "yes", {{"case_sensitive", true}}));
  CHECK_FALSE(accepts("icpc", "1.0", "1"));
  CHECK(accepts("icpc", "1", "1.0", {{"float_tolerance", 0.0}}));
  CHECK(accepts("icpc", "10", "11", {{"float_relative_tolerance", 0.1}}));
  CHECK_FALSE(accepts("icpc", "10", "11", {{"float_absolute_tolerance", 0.1}}));
  CHECK(accepts("icpc", "a b\n", "A b\n", {{"space_change_sensitive", true}}));
  CHECK(message("icpc", "a b\n", "a  b\n", {{"space_change_sensitive", true}}) ==
        "white space before token 2 (line 1): expected \" \", got \"  \"");
  CHECK_FALSE(accepts("icpc", "a b\n", "a b", {{"space_change_sensitive", true}}));
}

// Pairs that well-known graders of reinforcement learning get wrong: by zip over the shorter list,
// by float() of anything, by sets, by substring tests, by numpy.allclose on integers.
TEST_CASE("mistakes of other graders are not ours") {
  const std::pair<const char*, const char*> wrong_pairs[] = {
      {"YES", "NO"},         {"NO\nYES", "YES\nNO"},
      {"xyz", "abc"},        {"1000000", "1000009"},
      {"3 2 1", "1 2 3"},    {"1 2 2", "1 1 2"},
      {"6\n5", "5\n6"},      {"1000", "1_000"},
      {"0", "0.0000000001"}, {"100000000000000000", "100000000000000001"},
      {"16", "0x10"},        {"1e400", "inf"},
      {"5", "5 5"},          {"5", ""},
      {"1 2 3", "1 2"},      {"True", "1"},
      {"10", "110"},         {"[1, 2]", "[1,2]"}};
  for (const auto& [answer, output] : wrong_pairs) {
    INFO(answer << " / " << output);
    CHECK_FALSE(accepts("tokens", answer, output));
  }
  for (const auto& [answer, output] : {std::pair{"1000000", "1000009"},
                                       {"1000", "1_000"},
                                       {"100000000000000000", "100000000000000001"},
                                       {"16", "0x10"},
                                       {"1e400", "inf"},
                                       {"5", "5 5"},
                                       {"1 2 3", "1 2"},
                                       {"2", "2.00001"},
                                       {"1 2 2", "1 1 2"}}) {
    INFO(answer << " / " << output);
    CHECK_FALSE(accepts("floats", answer, output));
  }
}
