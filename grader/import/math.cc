// Hendrycks MATH (2021; MIT): the gold is the answer that the worked solution boxes, by the same
// rule as a model's answer is extracted (the last \boxed{}, with boxes before it that are parts of
// the same answer); MATH-500 states it as "answer". Where a solution boxes its answer several times
// in equal forms, the last is taken; where its boxes differ, the row gets a note.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grader/import/format.h"

namespace assay::grader {
namespace {

std::optional<std::string> last_box(std::string_view text) {
  auto found = checkers::math::extract_answer(text, checkers::math::Extraction::Boxed);
  return found ? std::optional(std::move(found->answer)) : std::nullopt;
}

/// Each box of the text by itself, in order, at most the last kMaxBoxes.
std::vector<std::string> single_boxes(std::string_view text) {
  constexpr std::string_view kBox = "\\boxed{";
  constexpr std::size_t kMaxBoxes = 16;
  std::vector<std::string> boxes;
  std::size_t at = text.rfind(kBox);
  while (at != std::string_view::npos && boxes.size() < kMaxBoxes) {
    if (auto box = last_box(text.substr(at))) {
      boxes.insert(boxes.begin(), *std::move(box));
    }
    text = text.substr(0, at);
    at = text.rfind(kBox);
  }
  return boxes;
}

struct Gold {
  std::string answer;
  std::string note;
};

/// The answer that a worked solution boxes.
std::optional<Gold> boxed_gold(const std::string& solution) {
  std::optional<std::string> answer = last_box(solution);
  if (!answer) {
    return std::nullopt;
  }
  const std::vector<std::string> boxes = single_boxes(solution);
  const bool one_value = std::ranges::all_of(boxes, [&](const std::string& box) {
    return checkers::math::compare(boxes.back(), box, {}).equal == true;
  });
  if (boxes.size() > 1 && one_value) {
    return Gold{boxes.back(), ""};
  }
  std::string note =
      boxes.size() > 1 ? "several boxes that differ; the gold is \"" + *answer + "\"" : "";
  return Gold{*std::move(answer), std::move(note)};
}

}  // namespace

Result<Imported> convert_math(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  std::string solution;
  std::string stated;
  Imported imported;
  imported.record.problem.id =
      row_id(members, members.has("unique_id") ? "unique_id" : "idx", "math", row.number);
  members.text("problem", imported.record.statement, Need::Required);
  members.text("solution", solution, Need::Required);
  members.text("answer", stated, Need::Optional);
  const std::optional<Gold> gold =
      stated.empty() ? boxed_gold(solution) : std::optional(Gold{stated, ""});
  if (!fault && !gold) {
    fault.set("row.solution", "no \\boxed{} in it");
  }
  if (fault) {
    return failure(std::move(fault).take());
  }
  imported.note = gold->note;
  AnswerProblem body;
  body.golds = {gold->answer};
  imported.record.problem.body = std::move(body);
  imported.record.reference = model_text(std::move(solution));
  return imported;
}

}  // namespace assay::grader
