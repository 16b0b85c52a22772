// HumanEval (Chen et al. 2021; MIT): the prompt is the beginning of a Python file that ends in the
// head of a function, a completion is its body, and the tests define check(candidate).

#include "grader/import/format.h"

namespace assay::grader {

Result<Imported> convert_humaneval(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  AssertsProblem body;
  std::string solution;
  Imported imported;
  imported.record.problem.id = row_id(members, "task_id", "HumanEval", row.number);
  members.text("prompt", body.prompt, Need::Required);
  members.text("entry_point", body.entry, Need::Required);
  members.text("test", body.test, Need::Required);
  members.text("canonical_solution", solution, Need::Optional);
  if (fault) {
    return failure(std::move(fault).take());
  }
  if (!solution.empty()) {
    imported.record.reference = model_text(std::move(solution));
  }
  imported.record.statement = body.prompt;
  imported.record.problem.languages = {"python"};
  imported.record.problem.body = std::move(body);
  return imported;
}

}  // namespace assay::grader
