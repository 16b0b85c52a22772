// How a problem names a checker, and what it is told when it does so wrongly.

#include <string>

#include "checkers/checkers.h"
#include "tests/support/catch.h"

using namespace assay;
using namespace assay::checkers;

namespace {

std::string error_of(const CheckerSpec& spec) {
  const auto made = make_checker(spec);
  REQUIRE_FALSE(made);
  CHECK(made.error().code() == ErrorCode::BadProblem);
  return made.error().message();
}

}  // namespace

TEST_CASE("make_checker: every checker of the list is made with its defaults") {
  CHECK(builtin_checkers().size() >= 7);
  for (const CheckerInfo& info : builtin_checkers()) {
    INFO(info.name);
    CHECK_FALSE(info.summary.empty());
    const auto checker = make_checker({.name = std::string(info.name), .options = {}});
    REQUIRE(checker);
    CHECK((*checker)->judge({"", "1 2\n", "1 2\n"})->outcome == Outcome::Accepted);
    CHECK((*checker)->judge({"", "1 2\n", "1 3\n"})->outcome == Outcome::Wrong);
  }
}

TEST_CASE("make_checker: the default is tokens") { CHECK(CheckerSpec{}.name == "tokens"); }

TEST_CASE("make_checker: declared defaults are the real ones") {
  // Giving an option its declared default changes nothing on inputs that tell the values apart.
  const OutputCase cases[] = {{"", "A b", "a b"},       {"", "1.0", "1.0000001"}, {"", "5", "6"},
                              {"", "a b\n", "a  b \n"}, {"", "a\n", "a\n\n"},     {"", "a\n", "a"}};
  for (const CheckerInfo& info : builtin_checkers()) {
    const auto plain = make_checker({.name = std::string(info.name), .options = {}});
    for (const OptionInfo& option : info.options) {
      if (option.type == "number") {
        continue;  // a given tolerance switches the other one's default off
      }
      INFO(info.name << " " << option.name);
      CheckerSpec spec{.name = std::string(info.name), .options = {}};
      spec.options[std::string(option.name)] = option.type == "bool"
                                                   ? OptionValue(option.default_value == "true")
                                                   : OptionValue(std::string(option.default_value));
      const auto explicit_default = make_checker(spec);
      REQUIRE(explicit_default);
      for (const OutputCase& c : cases) {
        CHECK((*plain)->judge(c)->outcome == (*explicit_default)->judge(c)->outcome);
      }
    }
  }
}

TEST_CASE("make_checker: an unknown checker names the known ones") {
  CHECK(error_of({.name = "token", .options = {}}) ==
        "no checker is called \"token\"; there are tokens, floats, lines, unordered_lines, "
        "unordered_tokens, exact, icpc");
}

TEST_CASE("make_checker: an unknown option names the known ones") {
  CHECK(error_of({.name = "exact", .options = {{"abs_tol", 0.1}}}) ==
        "checker \"exact\": option \"abs_tol\": unknown; it has trailing_newline");
}

TEST_CASE("make_checker: an option of a wrong type or value") {
  CHECK(error_of({.name = "tokens", .options = {{"case_sensitive", std::int64_t{1}}}}) ==
        "checker \"tokens\": option \"case_sensitive\": must be true or false");
  CHECK(error_of({.name = "lines", .options = {{"whitespace", true}}}) ==
        "checker \"lines\": option \"whitespace\": must be a string");
  CHECK(error_of({.name = "lines", .options = {{"whitespace", "some"}}}) ==
        "option \"whitespace\": must be none, trailing or any, not \"some\"");
  for (const OptionValue& bad :
       {OptionValue(-0.5), OptionValue(std::int64_t{-1}), OptionValue("x"), OptionValue(true),
        OptionValue(0.0 / 0.0), OptionValue(1e308 * 10), OptionValue("1.0000000000000000001")}) {
    CHECK(error_of({.name = "floats", .options = {{"rel_tol", bad}}}) ==
          "checker \"floats\": option \"rel_tol\": must be a decimal number, not negative, of at "
          "most 18 significant digits");
  }
}

TEST_CASE("make_checker: a tolerance is the decimal that was written") {
  for (const OptionValue& value :
       {OptionValue(1e-6), OptionValue("1e-6"), OptionValue("0.000001")}) {
    const auto checker = make_checker({.name = "floats", .options = {{"abs_tol", value}}});
    REQUIRE(checker);
    CHECK((*checker)->judge({"", "1.0", "1.000001"})->outcome == Outcome::Accepted);
    CHECK((*checker)->judge({"", "1.0", "1.0000010001"})->outcome == Outcome::Wrong);
  }
}

TEST_CASE("icpc flags: read, or refused with a reason") {
  const auto spec = icpc_spec_from_flags(" case_sensitive\tfloat_tolerance 1e-6 case_sensitive ");
  REQUIRE(spec);
  CHECK(spec->name == "icpc");
  CHECK(spec->options.size() == 2);
  CHECK(icpc_spec_from_flags("")->options.empty());
  const std::pair<const char*, const char*> bad[] = {
      {"unknown_flag", "validator flags: unknown flag \"unknown_flag\""},
      {"float_tolerance", "validator flags: float_tolerance needs a number"},
      {"float_tolerance 1 float_tolerance 1", "validator flags: float_tolerance is there twice"},
      {"float_tolerance 1e-6 extra", "validator flags: unknown flag \"extra\""},
      {"float_tolerance 1 float_absolute_tolerance 1",
       "checker \"icpc\": float_tolerance sets both tolerances; give it alone"},
  };
  for (const auto& [flags, message] : bad) {
    const auto refused = icpc_spec_from_flags(flags);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message() == message);
  }
}
