#pragma once

// The budget of one comparison. Steps that a text can make long pay before they work; when the
// budget is gone they pass on, and the comparison ends undecided. It counts operations, not time,
// so that a verdict is the same on a loaded machine.

#include <array>
#include <cstdint>

namespace assay::checkers::math {

/// Who works: algebra that gives up leaves balls their share.
enum class Payer { Algebra, Balls };
using Budgets = std::array<std::int64_t, 2>;

/// Installs fresh budgets for this thread while it lives. One a comparison.
class WorkBudget {
 public:
  WorkBudget();
  WorkBudget(const WorkBudget&) = delete;
  WorkBudget& operator=(const WorkBudget&) = delete;
  ~WorkBudget();

 private:
  Budgets outer_;
};

/// Takes `units` (about 50 ns each) from the thread's budget; false if that much is not left.
bool spend(Payer who, std::int64_t units);

}  // namespace assay::checkers::math
