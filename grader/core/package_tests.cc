// The files of a package that hold its tests, as the members of an inline problem.

#include "grader/core/package_tests.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parse.h"
#include "grader/core/codec_text.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::string_view kJudgeFolder = "judge/";

tl::unexpected<Error> bad(std::string message) {
  return failure(ErrorCode::BadProblem, std::move(message));
}

/// data/sample, then data/secret, each in the order of names; NAME.in with its NAME.ans.
Result<void> add_stdio_tests(TickedFiles& files, json& problem,
                             std::vector<std::string>& test_files) {
  json tests = json::array();
  for (const std::string group : {"sample", "secret"}) {
    const std::string folder = "data/" + group + "/";
    for (auto file = files.all().lower_bound(folder); file != files.all().end(); ++file) {
      const std::string& path = file->first;
      if (!path.starts_with(folder)) {
        break;
      }
      if (!path.ends_with(".in")) {
        continue;
      }
      const std::string stem = path.substr(0, path.size() - 3);
      const std::string* answer = files.take(stem + ".ans");
      if (answer == nullptr) {
        return bad(path + ": has no " + stem + ".ans");
      }
      json test = {{"name", stem.substr(5)}};
      put_bytes(test, "stdin", *files.take(path));
      put_bytes(test, "answer", *answer);
      tests.push_back(std::move(test));
      test_files.push_back(path);
    }
  }
  if (tests.empty()) {
    return bad("data: holds no test (data/secret/NAME.in with NAME.ans)");
  }
  problem["tests"] = std::move(tests);
  return {};
}

/// Everything below judge/ is the checker's or the interactor's; a single file needs no `main`.
void add_judge_files(TickedFiles& files, json& program) {
  json sources = json::array();
  for (auto file = files.all().lower_bound(kJudgeFolder);
       file != files.all().end() && file->first.starts_with(kJudgeFolder); ++file) {
    sources.push_back({{"name", file->first.substr(kJudgeFolder.size())}});
    put_bytes(sources.back(), "content", *files.take(file->first));
  }
  program["files"] = std::move(sources);
}

/// test.*, and declarations.h where there is one.
Result<void> add_program(TickedFiles& files, json& problem) {
  for (auto file = files.all().lower_bound("test."); file != files.all().end(); ++file) {
    if (!file->first.starts_with("test.")) {
      break;
    }
    if (problem.contains("test")) {
      return bad(file->first + ": there is another file test.*");
    }
    problem["test"] = *files.take(file->first);
  }
  if (!problem.contains("test")) {
    return bad("test.*: is missing");
  }
  if (const std::string* declarations = files.take("declarations.h")) {
    problem["declarations"] = *declarations;
  }
  return {};
}

Result<void> add_function_tests(TickedFiles& files, json& problem) {
  Result<const std::string*> text = files.require("tests.json");
  if (!text) {
    return failure(std::move(text).error());
  }
  Result<json> tests = parse_json(**text);
  if (!tests) {
    return bad("tests.json: " + tests.error().message());
  }
  if (!tests->is_array() || tests->empty()) {
    return bad("tests.json: expected a list of tests that is not empty");
  }
  problem["tests"] = std::move(*tests);
  if (const std::string* setup = files.take("setup.py")) {
    problem["setup"] = *setup;
  }
  return {};
}

Result<void> add_assertions(TickedFiles& files, json& problem) {
  Result<const std::string*> test = files.require("test.py");
  if (!test) {
    return failure(std::move(test).error());
  }
  problem["test"] = **test;
  if (const std::string* prompt = files.take("prompt.py")) {
    problem["prompt"] = *prompt;
  }
  if (const std::string* setup = files.take("setup.py")) {
    problem["setup"] = *setup;
  }
  return {};
}

}  // namespace

const std::string* TickedFiles::take(const std::string& path) {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    return nullptr;
  }
  used_.insert(path);
  return &found->second;
}

Result<const std::string*> TickedFiles::require(const std::string& path) {
  const std::string* content = take(path);
  if (content == nullptr) {
    return bad(path + ": is missing");
  }
  return content;
}

Result<void> add_package_tests(TickedFiles& files, const std::string& kind, json& problem,
                               std::vector<std::string>& test_files) {
  if (kind == "stdio") {
    const auto checker = problem.find("checker");
    if (checker != problem.end() && checker->is_object() &&
        checker->value("name", json()) == "program") {
      add_judge_files(files, *checker);
    }
    return add_stdio_tests(files, problem, test_files);
  }
  if (kind == "interactive") {
    if (const auto interactor = problem.find("interactor");
        interactor != problem.end() && interactor->is_object()) {
      add_judge_files(files, *interactor);
    }
    return add_stdio_tests(files, problem, test_files);
  }
  if (kind == "program") {
    return add_program(files, problem);
  }
  if (kind == "function") {
    return add_function_tests(files, problem);
  }
  if (kind == "asserts") {
    return add_assertions(files, problem);
  }
  return {};  // an answer's gold stands in problem.yaml
}

}  // namespace assay::grader
