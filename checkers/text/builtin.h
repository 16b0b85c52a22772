#pragma once

// What a text checker is made of. Adding one: a file that defines a `const Builtin`, and its line
// in builtin.cc.

#include <memory>
#include <span>
#include <string_view>

#include "checkers/checker.h"
#include "checkers/text/options.h"

namespace assay::checkers {

struct Builtin {
  std::string_view summary;
  std::span<const OptionInfo> options;
  /// Gets options that are declared and of the right type. Errors: BadProblem (a string option with
  /// a value that does not exist).
  Result<std::unique_ptr<const Checker>> (*make)(const Options& options);
};

}  // namespace assay::checkers
