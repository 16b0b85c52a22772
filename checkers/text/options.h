#pragma once

#include <string>
#include <string_view>

#include "checkers/checker.h"
#include "checkers/text/decimal.h"

namespace assay::checkers {

/// A CheckerSpec's options, checked against what the checker declares. Thread compatible.
class Options {
 public:
  /// Errors: BadProblem, naming the unknown option, or the one of a wrong type, and what there is.
  static Result<Options> read(const CheckerSpec& spec, std::span<const OptionInfo> declared);

  /// The value given or else the declared default. The name must be declared, with that type.
  bool flag(std::string_view name) const;
  /// A tolerance is exactly the decimal that the problem's author wrote: 1e-6 is 10^-6, not the
  /// double next to it.
  Tolerance tolerance(std::string_view name) const;
  const std::string& text(std::string_view name) const;
  bool given(std::string_view name) const;

 private:
  std::map<std::string, std::variant<bool, Tolerance, std::string>, std::less<>> values_;
  std::map<std::string, bool, std::less<>> given_;
};

}  // namespace assay::checkers
