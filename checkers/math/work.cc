// Counters of the thread. Outside a comparison (tests of single steps) nothing is counted.

#include "checkers/math/work.h"

#include <limits>

#include "checkers/math/limits.h"

namespace assay::checkers::math {
namespace {

constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();
thread_local Budgets budgets = {kUnlimited, kUnlimited};

}  // namespace

WorkBudget::WorkBudget() : outer_(budgets) { budgets.fill(kMaxWork); }
WorkBudget::~WorkBudget() { budgets = outer_; }

bool spend(Payer who, std::int64_t units) {
  std::int64_t& budget = budgets.at(static_cast<std::size_t>(who));
  const bool enough = units <= budget;
  budget = enough ? budget - units : 0;
  return enough;
}

}  // namespace assay::checkers::math
