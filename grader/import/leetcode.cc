// Assertion sets over LeetCode problems: the submission defines class Solution, the test file
// defines check(candidate) and calls it on a method of a fresh instance, and both sides start with
// the same imports ("preamble").

#include "grader/import/format.h"

namespace assay::grader {

Result<Imported> convert_leetcode(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  AssertsProblem body;
  std::string solution;
  Imported imported;
  imported.record.problem.id = row_id(members, "id", "leetcode", row.number);
  members.text("prompt", imported.record.statement, Need::Optional);
  members.text("preamble", body.setup, Need::Optional);
  members.text("test", body.test, Need::Required);
  members.text("solution", solution, Need::Optional);
  if (fault) {
    return failure(std::move(fault).take());
  }
  if (!solution.empty()) {
    imported.record.reference = python_code(std::move(solution));
  }
  imported.record.problem.languages = {"python"};
  imported.record.problem.body = std::move(body);
  return imported;
}

}  // namespace assay::grader
