#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "checkers/math/math.h"
#include "checkers/math/node.h"

namespace assay::checkers::math {

/// Three-valued truth: never a bool, so that "unknown" cannot be taken for either.
enum class Truth { Yes, No, Unknown };

/// What a step of the ladder found.
struct Outcome {
  Truth equal = Truth::Unknown;
  Method method = Method::Undecided;
  std::string reason;
  std::string_view step = {};  ///< Of the ladder, where the method alone does not tell it.

  /// The same, decided by that step (a literal's text); an outcome that says so already keeps it.
  Outcome by(std::string_view decider) && {
    if (step.empty() && equal != Truth::Unknown) step = decider;
    return std::move(*this);
  }
  static Outcome yes(Method method, std::string reason) {
    return {Truth::Yes, method, std::move(reason), {}};
  }
  static Outcome no(Method method, std::string reason) {
    return {Truth::No, method, std::move(reason), {}};
  }
  static Outcome unknown(std::string reason) {
    return {Truth::Unknown, Method::Undecided, std::move(reason), {}};
  }
};

/// What a comparison carries with it: where new nodes live, the policy, the time that is left and
/// the work that has been done. One per comparison; not thread safe.
struct Context {
  Arena& arena;
  const Policy& policy;
  std::chrono::steady_clock::time_point deadline;
  int nesting = 0;             ///< Collections around what is being compared.
  int matches = 0;             ///< Element comparisons so far (kMaxMatches).
  bool worker_failed = false;  ///< A worker could not be had, or was killed from outside.

  bool expired() const { return std::chrono::steady_clock::now() >= deadline; }
};

}  // namespace assay::checkers::math
