#pragma once

// Judging text output: what a checker is, which there are, and how a problem names one.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace assay::checkers {

enum class Outcome {
  Accepted,
  Partial,  ///< Judgement::score says how much.
  Wrong,
  NoAnswer,   ///< There was nothing to judge.
  Undecided,  ///< Neither proved right nor proved wrong; counts as not accepted.
};

struct Judgement {
  Outcome outcome = Outcome::Wrong;
  double score = 0;  ///< 0..1; 1 exactly when Accepted.
  std::string
      message;  ///< For people; bounded to 1 KiB. May quote the answer: goes only to the caller.
};

/// One output to judge. Views are borrowed for the call.
struct OutputCase {
  std::string_view input;   ///< What the program was given.
  std::string_view answer;  ///< What the problem says.
  std::string_view output;  ///< What the program printed: hostile bytes.
};

/// Judges text output. Implementations are immutable after construction, hence thread safe, take
/// time linear in the sizes (n log n where lines are sorted), copy neither text, and give the same
/// judgement for the same bytes whatever the locale.
class Checker {
 public:
  virtual ~Checker() = default;
  /// Errors: BadProblem (the answer itself cannot be read), or what a ProgramRunner reports.
  virtual Result<Judgement> judge(const OutputCase& c) const = 0;
};

/// How a problem names its checker: {"name": "floats", "rel_tol": 1e-6}.
using OptionValue = std::variant<bool, std::int64_t, double, std::string>;
struct CheckerSpec {
  std::string name = "tokens";
  std::map<std::string, OptionValue, std::less<>> options;
};

/// A line of documentation for `assay validate`, PROBLEM_FORMAT.md and errors.
struct OptionInfo {
  std::string_view name;
  std::string_view type;  ///< "bool", "string", or "number": a decimal >= 0, also as a string.
  std::string_view default_value;
  std::string_view summary;
};
struct CheckerInfo {
  std::string_view name;
  std::string_view summary;
  std::span<const OptionInfo> options;
};
/// Every checker that make_checker knows, in documentation order.
std::span<const CheckerInfo> builtin_checkers();

/// Errors: BadProblem, naming the unknown checker or option and the ones that exist, or the option
/// whose value is not of its type.
Result<std::unique_ptr<const Checker>> make_checker(const CheckerSpec& spec);

/// The checker "icpc" with the options of a Kattis/ICPC package's validator flags, such as
/// "case_sensitive float_tolerance 1e-6". Errors: BadProblem for flags that the format does not
/// know, a missing or bad number, or a tolerance that is set twice.
Result<CheckerSpec> icpc_spec_from_flags(std::string_view flags);

/// What judges as testlib's stock checker of that name does ("wcmp", "rcmp6", ...), nothing if
/// there is no counterpart. testlib.cc tells where the two differ.
std::optional<CheckerSpec> testlib_equivalent(std::string_view stock_name);

}  // namespace assay::checkers
