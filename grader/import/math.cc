// Hendrycks MATH (2021; MIT): the gold is the last \boxed{} of the worked solution, as in the set's
// own grader; MATH-500 states it as "answer". A few solutions box several different things (parts
// of one answer, or two forms of it): those rows are imported with a note.

#include <nlohmann/json.hpp>

#include "grader/import/format.h"

namespace assay::grader {
namespace {

std::optional<std::string> last_box(const std::string& text) {
  auto found = checkers::math::extract_answer(text, checkers::math::Extraction::Boxed);
  return found ? std::optional(std::move(found->answer)) : std::nullopt;
}

/// What to say where a box before the last one holds something else. Looks at most at
/// kMaxBoxes of them.
std::string note_on_boxes(const std::string& solution, const std::string& gold) {
  constexpr std::string_view kBox = "\\boxed{";
  constexpr int kMaxBoxes = 16;
  std::size_t at = solution.rfind(kBox);
  for (int box = 0; box < kMaxBoxes && at != std::string::npos && at > 0;
       ++box, at = solution.rfind(kBox, at - 1)) {
    const auto earlier = last_box(solution.substr(0, at));
    if (earlier && *earlier != gold) {
      return "several boxes; the gold is the last, \"" + gold + "\", not \"" + *earlier + "\"";
    }
  }
  return "";
}

}  // namespace

Result<Imported> convert_math(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "", fault);
  ObjectReader members(reader);
  std::string solution;
  std::string stated;
  Imported imported;
  imported.record.problem.id =
      row_id(members, members.has("unique_id") ? "unique_id" : "idx", "math", row.number);
  members.text("problem", imported.record.statement, Need::Required);
  members.text("solution", solution, Need::Required);
  members.text("answer", stated, Need::Optional);
  const std::optional<std::string> gold =
      stated.empty() ? last_box(solution) : std::optional(stated);
  if (!fault && !gold) {
    fault.set("solution", "no \\boxed{} in it");
  }
  if (fault) {
    return failure(std::move(fault).take());
  }
  imported.note = stated.empty() ? note_on_boxes(solution, *gold) : "";
  AnswerProblem body;
  body.golds = {*gold};
  imported.record.problem.body = std::move(body);
  imported.record.reference = model_text(std::move(solution));
  return imported;
}

}  // namespace assay::grader
