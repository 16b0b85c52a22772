// GSM8K (Cobbe et al. 2021; MIT): the answer is a worked solution whose last line is "####
// <number>".

#include "grader/import/format.h"

namespace assay::grader {

Result<Imported> convert_gsm8k(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  std::string solution;
  Imported imported;
  imported.record.problem.id = row_id(members, "id", "gsm8k", row.number);
  members.text("question", imported.record.statement, Need::Required);
  members.text("answer", solution, Need::Required);
  const auto gold = checkers::math::extract_answer(solution, checkers::math::Extraction::Hashes);
  if (!fault && !gold) {
    fault.set("row.answer", "no number after \"####\"");
  }
  if (fault) {
    return failure(std::move(fault).take());
  }
  AnswerProblem body;
  body.golds = {gold->answer};
  imported.record.problem.body = std::move(body);
  imported.record.reference = model_text(std::move(solution));
  return imported;
}

}  // namespace assay::grader
