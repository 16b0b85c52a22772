// MBPP (Austin et al. 2021; CC-BY-4.0), both the full set (text, test_setup_code) and the sanitized
// one (prompt, test_imports). The published scores use test_list alone, so the challenge assertions
// are a format of their own.

#include <nlohmann/json.hpp>

#include "grader/import/format.h"

namespace assay::grader {
namespace {

constexpr std::size_t kMaxAsserts = 10'000;

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text.append(line).push_back('\n');
  }
  return text;
}

Result<Imported> convert(const Row& row, bool challenge) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  std::vector<std::string> tests;
  std::vector<std::string> harder;
  std::vector<std::string> imports;
  std::string setup;
  std::string code;
  Imported imported;
  imported.record.problem.id = row_id(members, "task_id", "mbpp", row.number);
  members.text(members.has("text") ? "text" : "prompt", imported.record.statement, Need::Required);
  members.texts("test_list", tests, kMaxAsserts);
  members.texts("challenge_test_list", harder, kMaxAsserts);
  members.texts("test_imports", imports, kMaxAsserts);
  members.text("test_setup_code", setup, Need::Optional);
  members.text("code", code, Need::Optional);
  if (challenge) {
    tests.insert(tests.end(), harder.begin(), harder.end());
  }
  if (!fault && tests.empty()) {
    fault.set("row.test_list", "there are no assertions");
  }
  if (fault) {
    return failure(std::move(fault).take());
  }
  if (!code.empty()) {
    imported.record.reference = python_code(std::move(code));
  }
  imported.record.problem.languages = {"python"};
  imported.record.problem.body = AssertsProblem{
      .prompt = "", .entry = "", .test = joined(tests), .setup = joined(imports) + setup};
  if (!challenge && !harder.empty()) {
    imported.note = std::to_string(harder.size()) +
                    " challenge assertions are left out (format mbpp-challenge takes them)";
  }
  return imported;
}

}  // namespace

Result<Imported> convert_mbpp(const Row& row) { return convert(row, false); }
Result<Imported> convert_mbpp_challenge(const Row& row) { return convert(row, true); }

}  // namespace assay::grader
