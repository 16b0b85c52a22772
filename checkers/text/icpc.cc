// icpc: the default output comparison of the Kattis/ICPC problem package format (version 2025-09),
// with its own names and defaults, for packages that come from there. Unlike floats, the tolerance
// holds between integers as well, no tolerance is set unless asked for, and case does not matter
// unless asked for. Where a tolerance is set, a token of the answer that is a decimal numeral is
// compared as a number; a token is accepted if it is within either of the tolerances.

#include <fmt/format.h>

#include "checkers/text/message.h"
#include "checkers/text/scan.h"
#include "checkers/text/token_checkers.h"

namespace assay::checkers {
namespace {

constexpr OptionInfo kOptions[] = {
    {"case_sensitive", "bool", "false", "a and A differ"},
    {"space_change_sensitive", "bool", "false", "white space must be the same, byte for byte"},
    {"float_absolute_tolerance", "number", "", "largest absolute error of a number"},
    {"float_relative_tolerance", "number", "", "largest error relative to the answer"},
    {"float_tolerance", "number", "", "both of these at once"},
};

Result<std::unique_ptr<const Checker>> make(const Options& options) {
  TokenRules rules{.case_sensitive = options.flag("case_sensitive"),
                   .space_sensitive = options.flag("space_change_sensitive")};
  const bool both = options.given("float_tolerance");
  if (both &&
      (options.given("float_absolute_tolerance") || options.given("float_relative_tolerance"))) {
    return failure(ErrorCode::BadProblem,
                   "checker \"icpc\": float_tolerance sets both tolerances; give it alone");
  }
  if (both) {
    rules.absolute = rules.relative = options.tolerance("float_tolerance");
  }
  if (options.given("float_absolute_tolerance")) {
    rules.absolute = options.tolerance("float_absolute_tolerance");
  }
  if (options.given("float_relative_tolerance")) {
    rules.relative = options.tolerance("float_relative_tolerance");
  }
  return std::make_unique<TokenChecker>(rules);
}

}  // namespace

Result<CheckerSpec> icpc_spec_from_flags(std::string_view flags) {
  CheckerSpec spec{.name = "icpc", .options = {}};
  TokenScanner scanner(flags);
  while (const std::optional<std::string_view> flag = scanner.next()) {
    const bool is_switch = *flag == "case_sensitive" || *flag == "space_change_sensitive";
    const bool is_known = is_switch || *flag == "float_tolerance" ||
                          *flag == "float_absolute_tolerance" ||
                          *flag == "float_relative_tolerance";
    if (!is_known) {
      return failure(ErrorCode::BadProblem,
                     fmt::format("validator flags: unknown flag {}", quote(*flag, 40)));
    }
    if (is_switch) {
      spec.options[std::string(*flag)] = true;
      continue;
    }
    const std::optional<std::string_view> value = scanner.next();
    if (!value) {
      return failure(ErrorCode::BadProblem,
                     fmt::format("validator flags: {} needs a number", *flag));
    }
    if (!spec.options.emplace(*flag, std::string(*value)).second) {
      return failure(ErrorCode::BadProblem,
                     fmt::format("validator flags: {} is there twice", *flag));
    }
  }
  const Result<std::unique_ptr<const Checker>> made = make_checker(spec);
  if (!made) {
    return failure(made.error());
  }
  return spec;
}

extern const Builtin kIcpc;
constinit const Builtin kIcpc = {"the default comparison of Kattis/ICPC packages, with its options",
                                 kOptions, make};

}  // namespace assay::checkers
