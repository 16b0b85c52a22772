#pragma once

#include "checkers/text/builtin.h"
#include "checkers/text/token_comparison.h"

namespace assay::checkers {

/// A checker that is nothing but its rules: tokens, floats and icpc.
class TokenChecker final : public Checker {
 public:
  explicit TokenChecker(const TokenRules& rules) : rules_(rules) {}
  Result<Judgement> judge(const OutputCase& c) const override {
    return compare_tokens(c.answer, c.output, rules_);
  }

 private:
  TokenRules rules_;
};

}  // namespace assay::checkers
