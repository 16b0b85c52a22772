// Where a lost worker of the math engine becomes an error of the grader: overloaded, because it was
// the host that could not give a process, or took it away, and another try may well succeed.

#include "grader/core/comparison.h"

#include <utility>

namespace assay::grader {
namespace {

namespace math = checkers::math;

Result<math::Decision> unless_failed(math::Decision decision) {
  if (decision.failed) {
    return failure(ErrorCode::Overloaded,
                   "not compared: a worker for exact arithmetic could not be started, was killed "
                   "or got no processor");
  }
  return decision;
}

}  // namespace

Result<math::Decision> compare_answers(std::string_view gold, std::string_view answer,
                                       const math::Policy& policy) {
  return unless_failed(math::compare(gold, answer, policy));
}

Result<math::Decision> compare_answer_parts(std::span<const std::string> golds,
                                            std::string_view answer, const math::Policy& policy) {
  return unless_failed(math::compare_parts(golds, answer, policy));
}

}  // namespace assay::grader
