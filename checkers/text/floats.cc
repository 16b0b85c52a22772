// floats: tokens, where numerals are compared as numbers. A token of the answer that is a decimal
// numeral asks for a decimal numeral x with
//     |x - answer| <= max(abs_tol, rel_tol * |answer|),
// which is the usual rule of ICPC-style judges, computed exactly on the decimals as written: no
// double rounds, and neither 1e-400 nor 1e999999999 is 0 or infinite. Two tokens that are both
// written as integers are compared exactly (integers_exact), so that a tolerance meant for 0.333333
// does not let a wrong count through. Every other token is compared as text. Hexadecimal floats,
// 1_000, 1,000 and non-ASCII digits are not numerals. inf and nan, in any spelling, equal only
// themselves.

#include "checkers/text/token_checkers.h"

namespace assay::checkers {
namespace {

constexpr OptionInfo kOptions[] = {
    {"abs_tol", "number", "1e-6", "largest absolute error; 0 if only rel_tol is given"},
    {"rel_tol", "number", "1e-6",
     "largest error relative to the answer; 0 if only abs_tol is given"},
    {"integers_exact", "bool", "true", "false: the tolerance holds between integers, too"},
    {"case_sensitive", "bool", "true", "false: a and A are the same in other tokens"},
};

Result<std::unique_ptr<const Checker>> make(const Options& options) {
  TokenRules rules{.case_sensitive = options.flag("case_sensitive"),
                   .absolute = options.tolerance("abs_tol"),
                   .relative = options.tolerance("rel_tol"),
                   .integers_exact = options.flag("integers_exact"),
                   .named_values = true};
  // A default tolerance beside a given one would loosen what the author asked for.
  if (options.given("rel_tol") && !options.given("abs_tol")) {
    rules.absolute = Tolerance{};
  }
  if (options.given("abs_tol") && !options.given("rel_tol")) {
    rules.relative = Tolerance{};
  }
  return std::make_unique<TokenChecker>(rules);
}

}  // namespace

extern const Builtin kFloats;
constinit const Builtin kFloats = {"tokens, with numbers compared exactly against a tolerance",
                                   kOptions, make};

}  // namespace assay::checkers
