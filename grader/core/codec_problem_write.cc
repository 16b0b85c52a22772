// Writes problems in their canonical form: every default left out, one way to write each thing. The
// content hash is of its dump, whose members nlohmann keeps sorted.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/codec_text.h"
#include "grader/core/content_hash.h"
#include "grader/core/json_codec.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using checkers::CheckerSpec;
using checkers::Value;
using nlohmann::json;

void put_text(json& object, const char* name, const std::string& text) {
  if (!text.empty()) {
    object[name] = text;
  }
}

void put_object(json& object, const char* name, json&& value) {
  if (!value.empty()) {
    object[name] = std::move(value);
  }
}

json checker_to_json(const CheckerSpec& spec) {
  json object = json::object();
  for (const auto& [name, value] : spec.options) {
    std::visit([&, key = &name](const auto& option) { object[*key] = option; }, value);
  }
  object["name"] = spec.name;
  return object;
}

json stdio_tests_to_json(const std::vector<StdioTest>& all) {
  json tests = json::array();
  for (const StdioTest& each : all) {
    json test = json::object();
    put_text(test, "name", each.name);
    put_bytes(test, "stdin", each.input);
    put_bytes(test, "answer", each.answer);
    tests.push_back(std::move(test));
  }
  return tests;
}

void write_body(json& object, const StdioProblem& problem) {
  object["tests"] = stdio_tests_to_json(problem.tests);
  if (problem.judge) {
    json checker = judge_program_to_json(*problem.judge);
    checker["name"] = "program";
    object["checker"] = std::move(checker);
  } else {
    object["checker"] = checker_to_json(problem.checker);
  }
}

void write_body(json& object, const InteractiveProblem& problem) {
  object["tests"] = stdio_tests_to_json(problem.tests);
  object["interactor"] = judge_program_to_json(problem.interactor);
}

void write_body(json& object, const ProgramProblem& problem) {
  object["language"] = problem.language;
  object["test"] = problem.test;
  put_text(object, "declarations", problem.declarations);
}

void write_body(json& object, const FunctionProblem& problem) {
  json tests = json::array();
  for (const FunctionTest& each : problem.tests) {
    json test = json::object();
    put_text(test, "name", each.name);
    json args = json::array();
    for (const Value& value : each.args) {
      args.push_back(value_to_json(value));
    }
    test["args"] = std::move(args);
    json kwargs = json::object();
    for (const auto& [name, value] : each.kwargs) {
      kwargs[name] = value_to_json(value);
    }
    put_object(test, "kwargs", std::move(kwargs));
    test["expected"] = value_to_json(each.expected);
    tests.push_back(std::move(test));
  }
  object["tests"] = std::move(tests);
  object["entry"] = problem.entry;
  put_text(object, "setup", problem.setup);
  put_object(object, "policy", value_policy_to_json(problem.policy));
}

void write_body(json& object, const AssertsProblem& problem) {
  put_text(object, "prompt", problem.prompt);
  put_text(object, "entry", problem.entry);
  put_text(object, "setup", problem.setup);
  object["test"] = problem.test;
  put_object(object, "value_types", json(problem.value_types));
  if (problem.shared) {
    object["isolation"] = "shared";
  }
}

void write_body(json& object, const AnswerProblem& problem) {
  if (problem.golds.size() == 1) {
    object["gold"] = problem.golds.front();
  } else {
    object["gold"] = problem.golds;
  }
  if (problem.all_golds) {
    object["match"] = "all";
  }
  put_object(object, "policy", math_policy_to_json(problem.policy, answer_policy()));
  if (problem.extraction != checkers::math::Extraction::Auto) {
    object["extraction"] = checkers::math::name(problem.extraction);
  }
}

}  // namespace

json problem_to_json(const Problem& problem) {
  json object = json::object();
  object["kind"] = kind_name(problem);
  put_text(object, "id", problem.id);
  std::visit([&object](const auto& body) { write_body(object, body); }, problem.body);
  put_object(object, "limits", limits_to_json(problem.limits));
  if (problem.limits.seed != 0) {
    object["seed"] = problem.limits.seed;
  }
  if (problem.reward == RewardRule::Fraction) {
    object["reward"] = "fraction";
  }
  if (!problem.languages.empty()) {
    object["languages"] = problem.languages;
  }
  return object;
}

std::string problem_content_hash(const Problem& problem) {
  json canonical = problem_to_json(problem);
  canonical.erase("id");
  const std::string text = canonical.dump(-1, ' ', false, json::error_handler_t::replace);
  return ContentHash().add("problem v1").add(text).finish();
}

}  // namespace assay::grader
