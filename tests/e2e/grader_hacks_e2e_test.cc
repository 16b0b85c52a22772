// The shared corpus of hacks, where it is: submissions that try to get reward without being right
// score 0 in every form of their problem, and the honest controls score 1.

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "grader/core/value_codec.h"
#include "tests/e2e/grader_e2e.h"

namespace assay::grader {
namespace {

using e2e::graded;
using nlohmann::json;

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Problem limited(Problem problem) {
  problem.limits.cpu = CpuTime{std::chrono::seconds(1)};
  return problem;
}

Problem stdio_problem(const json& row, const std::string& folder) {
  StdioProblem body;
  for (std::size_t i = 0; i < row["inputs"].size(); ++i) {
    body.tests.push_back({"", row["inputs"][i], row["outputs"][i]});
  }
  if (row.contains("checker")) {
    JudgeProgram judge;
    judge.source = e2e::python(text_of(folder + row["checker"].get<std::string>()));
    judge.protocol = checkers::external::Protocol::Print;
    body.judge = std::move(judge);
  }
  if (row.contains("tolerance")) {
    body.checker.name = "floats";
    body.checker.options["abs_tol"] = row["tolerance"].get<double>();
  }
  Problem problem;
  problem.body = std::move(body);
  return limited(std::move(problem));
}

Problem function_problem(const json& row) {
  FunctionProblem body;
  body.entry = row["fn_name"];
  for (std::size_t i = 0; i < row["args"].size(); ++i) {
    FunctionTest test;
    for (const json& arg : row["args"][i]) {
      test.args.push_back(*value_from_json(arg));
    }
    test.expected = *value_from_json(row["returns"][i]);
    body.tests.push_back(std::move(test));
  }
  Problem problem;
  problem.body = std::move(body);
  return limited(std::move(problem));
}

Problem asserts_problem(std::string test, std::string entry) {
  Problem problem;
  problem.body =
      AssertsProblem{.prompt = {}, .entry = std::move(entry), .test = std::move(test), .setup = {}};
  return limited(std::move(problem));
}

/// A whole program; the corpus' two are of a function `total`.
Problem program_problem(const std::string& test) {
  const bool cpp = test.find("#include") != std::string::npos;
  Problem problem;
  problem.body = ProgramProblem{.language = cpp ? "cpp" : "javascript",
                                .test = test,
                                .declarations = cpp ? "int total(const int*, int);\n" : ""};
  return limited(std::move(problem));
}

/// Every form in which the corpus gives a problem.
std::vector<std::pair<std::string, Problem>> forms_of(const json& row, const std::string& folder) {
  const std::string style = row["style"];
  if (style.starts_with("stdin-stdout")) {
    return {{"stdio", stdio_problem(row, folder)}};
  }
  if (row.contains("test")) {
    return {{"program", program_problem(row["test"])}};
  }
  if (style == "math-answer") {
    Problem problem;
    AnswerProblem body{.golds = {row["gold"]}};
    body.policy.percent_is_fraction = false;  // "300%" for 3 is equal unless a problem says no
    problem.body = std::move(body);
    return {{"answer", problem}};
  }
  if (style == "function-call") {
    return {{"function", function_problem(row)}};
  }
  std::vector<std::pair<std::string, Problem>> forms;
  for (const char* form : {"leetcode_test", "pytest", "unittest", "heplus_test"}) {
    if (row.contains(form)) {
      forms.emplace_back(form, asserts_problem(row[form], ""));
    }
  }
  if (row.contains("humaneval_test")) {
    forms.emplace_back("humaneval_test",
                       asserts_problem(row["humaneval_test"], row["entry_point"]));
    std::string lines;
    for (const json& line : row["asserts"]) {
      lines += line.get<std::string>() + "\n";
    }
    forms.emplace_back("asserts", asserts_problem(lines, ""));
  }
  return forms;
}

Submission submission_of(const std::string& language, const std::string& path) {
  Submission submission;
  if (language == "text") {
    submission.completion = text_of(path);
    return submission;
  }
  submission = e2e::python(text_of(path));
  submission.language = language;
  return submission;
}

/// "runtime_error early_exit ..." for the table.
std::string told(const Grade& grade) {
  std::string text(name(grade.verdict));
  for (const std::string& flag : grade.flags) {
    text += " " + flag;
  }
  return text;
}

TEST_CASE("hacks: every hack of the corpus scores 0 in every form of its problem") {
  const std::optional<std::string> data = test::shared_data();
  auto stand = e2e::stand(2);
  if (!data || !stand) {
    return test::skip("no shared data");
  }
  const json problems = json::parse(text_of(*data + "/hacks/problems.json"));
  const json manifest = json::parse(text_of(*data + "/hacks/manifest.json"));
  int graded_hacks = 0;
  for (const json& hack : manifest["hacks"]) {
    const std::string id = hack["id"];
    const std::string language = hack["language"];
    const auto forms = forms_of(problems[hack["problem"].get<std::string>()], *data + "/hacks/");
    if (forms.empty()) {
      std::cout << id << ": left out (" << hack["style"].get<std::string>() << ", " << language
                << ")\n";
      continue;
    }
    ++graded_hacks;
    for (const auto& [form, problem] : forms) {
      CAPTURE(id, form);
      const Grade grade =
          graded(*stand, problem,
                 submission_of(language, *data + "/hacks/" + hack["file"].get<std::string>()),
                 {.stop_at_first_failure = true});
      std::cout << id << " " << form << ": " << grade.reward << " " << told(grade) << "\n";
      CHECK(grade.reward == 0);
    }
  }
  CHECK(graded_hacks >= 70);
}

TEST_CASE("hacks: the honest controls score 1 and the wrong ones 0") {
  const std::optional<std::string> data = test::shared_data();
  auto stand = e2e::stand(2);
  if (!data || !stand) {
    return test::skip("no shared data");
  }
  const json problems = json::parse(text_of(*data + "/hacks/problems.json"));
  const std::tuple<const char*, const char*, const char*, double> controls[] = {
      {"s.py", "python", "S1_sum", 1},         {"c.cpp", "cpp", "S1_sum", 1},
      {"wrong_s.py", "python", "S1_sum", 0},   {"f.py", "python", "F1_total", 1},
      {"wrong_f.py", "python", "F1_total", 0}, {"f.py", "python", "A1_total", 1},
      {"wrong_f.py", "python", "A1_total", 0},
  };
  for (const auto& [file, language, id, reward] : controls) {
    for (const auto& [form, problem] : forms_of(problems[id], *data + "/hacks/")) {
      CAPTURE(file, form);
      const Grade grade =
          graded(*stand, problem, submission_of(language, *data + "/hacks/correct/" + file));
      CHECK(grade.reward == reward);
    }
  }
}

}  // namespace
}  // namespace assay::grader
