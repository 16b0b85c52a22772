// tokens: the default checker. The output must have the answer's tokens (runs of bytes between
// ASCII white space), in order, byte for byte; how they are spaced and broken into lines is free.
// 1.0 is not 1 and 007 is not 7: for numbers there is floats.

#include "checkers/text/token_checkers.h"

namespace assay::checkers {
namespace {

constexpr OptionInfo kOptions[] = {
    {"case_sensitive", "bool", "true", "false: a and A are the same (ASCII letters)"},
};

Result<std::unique_ptr<const Checker>> make(const Options& options) {
  return std::make_unique<TokenChecker>(
      TokenRules{.case_sensitive = options.flag("case_sensitive")});
}

}  // namespace

extern const Builtin kTokens;
constinit const Builtin kTokens = {"the same tokens, separated by any white space", kOptions, make};

}  // namespace assay::checkers
