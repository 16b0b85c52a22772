#pragma once

#include <compare>
#include <string_view>

#include "checkers/text/options.h"

namespace assay::checkers {

/// How two lines are compared, for lines and unordered_lines.
struct LineRules {
  enum class Space {
    Exact,     ///< Byte for byte.
    Trailing,  ///< White space at the end of a line does not count.
    Any,       ///< Lines are sequences of tokens.
  };
  Space space = Space::Trailing;
  bool case_sensitive = true;
  bool blank_lines_at_end = false;  ///< They count.

  /// Errors: BadProblem, for an unknown value of `whitespace`.
  static Result<LineRules> read(const Options& options);

  /// An order in which lines that these rules hold for the same are equal.
  std::weak_ordering compare(std::string_view a, std::string_view b) const;
  bool is_blank(std::string_view line) const;
};

inline constexpr OptionInfo kLineOptions[] = {
    {"whitespace", "string", "trailing",
     "which white space within a line may differ: none, trailing, any"},
    {"case_sensitive", "bool", "true", "false: a and A are the same (ASCII letters)"},
    {"blank_lines_at_end", "bool", "false", "true: blank lines at the end count"},
};

}  // namespace assay::checkers
