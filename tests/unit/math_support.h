#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "checkers/math/math.h"

namespace assay::test {

/// "equal exact", "different certified", "open undecided": a decision in two words, so that a
/// failing comparison shows both.
inline std::string verdict(std::string_view gold, std::string_view answer,
                           const checkers::math::Policy& policy = {}) {
  const checkers::math::Decision d = checkers::math::compare(gold, answer, policy);
  const std::string truth = d.equal ? (*d.equal ? "equal " : "different ") : "open ";
  return truth + std::string(checkers::math::name(d.method));
}

/// Is the answer accepted? Undecided is not.
inline bool accepted(std::string_view gold, std::string_view answer,
                     const checkers::math::Policy& policy = {}) {
  return checkers::math::compare(gold, answer, policy).equal.value_or(false);
}

}  // namespace assay::test
