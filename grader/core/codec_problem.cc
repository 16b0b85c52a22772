// Problems. The canonical form is what problem_to_json writes: every default left out, one way to
// write each thing. The content hash is of its dump, whose members nlohmann keeps sorted.

#include <algorithm>
#include <array>
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

constexpr std::size_t kMaxCheckerOptions = 64;
constexpr std::size_t kMaxLanguages = 64;

// ------------------------------------------------------------- reading

std::optional<JsonReader> read_tests(ObjectReader& object, std::size_t& count) {
  const auto tests = object.member("tests", Need::Required);
  count = tests ? tests->list_size(kMaxTests) : 0;
  if (tests && count == 0) {
    tests->fail("expected at least one test");
  }
  return tests;
}

StdioTest read_stdio_test(const JsonReader& at) {
  StdioTest test;
  ObjectReader object(at);
  read_name(object, "name", test.name, Need::Optional);
  object.bytes("stdin", test.input, Need::Optional);
  object.bytes("answer", test.answer, Need::Required);
  object.finish();
  return test;
}

checkers::OptionValue read_checker_option(const JsonReader& at) {
  switch (at.json().type()) {
    case json::value_t::boolean:
      return at.boolean();
    case json::value_t::string:
      return at.text();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return at.integer(INT64_MIN, INT64_MAX);
    case json::value_t::number_float:
      return at.json().get<double>();
    case json::value_t::null:
    case json::value_t::object:
    case json::value_t::array:
    case json::value_t::binary:
    case json::value_t::discarded:
      break;
  }
  at.fail_type("true or false, a number or a string");
  return false;
}

/// {"name": "floats", "rel_tol": 1e-6}: which options exist is the checker's affair.
CheckerSpec read_checker(const JsonReader& at) {
  CheckerSpec spec;
  ObjectReader object(at);
  read_name(object, "name", spec.name, Need::Required);
  if (at.fault()) {
    return spec;
  }
  const auto& members = at.json().get_ref<const json::object_t&>();
  if (members.size() > kMaxCheckerOptions) {
    at.fail("more than " + std::to_string(kMaxCheckerOptions) + " options");
    return spec;
  }
  for (const auto& [name, value] : members) {
    if (name != "name") {
      spec.options.emplace(name, read_checker_option(at.member(name, value)));
    }
  }
  return spec;
}

StdioProblem read_stdio(ObjectReader& object) {
  StdioProblem problem;
  std::size_t count = 0;
  const auto tests = read_tests(object, count);
  problem.tests.reserve(count);
  for (std::size_t i = 0; i < count && !object.at().fault(); ++i) {
    problem.tests.push_back(read_stdio_test(tests->item(i)));
  }
  if (const auto checker = object.member("checker", Need::Optional)) {
    problem.checker = read_checker(*checker);
  }
  return problem;
}

Value read_value(const JsonReader& at) {
  if (at.fault()) {
    return {};
  }
  Result<Value> value = value_from_json(at.json());
  if (!value) {
    at.fault().set(std::move(value).error().with_context(at.path()));
    return {};
  }
  return *std::move(value);
}

FunctionTest read_function_test(const JsonReader& at) {
  FunctionTest test;
  ObjectReader object(at);
  read_name(object, "name", test.name, Need::Optional);
  if (const auto args = object.member("args", Need::Optional)) {
    const std::size_t count = args->list_size(kMaxArguments);
    for (std::size_t i = 0; i < count; ++i) {
      test.args.push_back(read_value(args->item(i)));
    }
  }
  if (const auto kwargs = object.member("kwargs", Need::Optional)) {
    const auto* members = kwargs->json().get_ptr<const json::object_t*>();
    if (members == nullptr) {
      kwargs->fail_type("an object");
    } else {
      for (const auto& [name, value] : *members) {
        test.kwargs.emplace_back(name, read_value(kwargs->member(name, value)));
      }
    }
  }
  if (const auto expected = object.member("expected", Need::Required)) {
    test.expected = read_value(*expected);
  }
  object.finish();
  return test;
}

/// "total" or "Solution.twoSum". Python takes letters outside ASCII as well: left to Python.
bool is_entry(std::string_view entry) {
  bool at_start = true;
  int dots = 0;
  for (const char c : entry) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                        static_cast<unsigned char>(c) >= 0x80;
    const bool digit = c >= '0' && c <= '9';
    if (c == '.' && !at_start) {
      at_start = true;
      ++dots;
    } else if (letter || (digit && !at_start)) {
      at_start = false;
    } else {
      return false;
    }
  }
  return !at_start && dots <= 1;
}

FunctionProblem read_function(ObjectReader& object) {
  FunctionProblem problem;
  if (const auto entry = object.member("entry", Need::Required)) {
    problem.entry = entry->text();
    if (!is_entry(problem.entry)) {
      entry->fail("expected a name such as \"total\" or \"Solution.twoSum\"");
    }
  }
  object.text("setup", problem.setup, Need::Optional);
  std::size_t count = 0;
  const auto tests = read_tests(object, count);
  problem.tests.reserve(count);
  for (std::size_t i = 0; i < count && !object.at().fault(); ++i) {
    problem.tests.push_back(read_function_test(tests->item(i)));
  }
  if (const auto policy = object.member("policy", Need::Optional)) {
    problem.policy = read_value_policy(*policy);
  }
  return problem;
}

AssertsProblem read_asserts(ObjectReader& object) {
  AssertsProblem problem;
  object.text("prompt", problem.prompt, Need::Optional);
  object.text("entry", problem.entry, Need::Optional);
  object.text("setup", problem.setup, Need::Optional);
  if (const auto test = object.member("test", Need::Required)) {
    problem.test = test->text();
    if (problem.test.empty()) {
      test->fail("expected test code");
    }
  }
  return problem;
}

std::vector<std::string> read_golds(const JsonReader& at) {
  std::vector<std::string> golds;
  if (at.json().is_array()) {
    golds = at.texts(kMaxGolds);
  } else if (at.json().is_string()) {
    golds.push_back(at.text());
  } else {
    at.fail_type("a string or a list of strings");
  }
  const bool blank = std::any_of(golds.begin(), golds.end(), [](const std::string& gold) {
    return gold.find_first_not_of(" \t\r\n") == std::string::npos;
  });
  if (golds.empty() || blank) {
    at.fail("expected an answer, got an empty one");
  }
  return golds;
}

AnswerProblem read_answer(ObjectReader& object) {
  AnswerProblem problem;
  if (const auto gold = object.member("gold", Need::Required)) {
    problem.golds = read_golds(*gold);
  }
  if (const auto policy = object.member("policy", Need::Optional)) {
    problem.policy = read_math_policy(*policy);
  }
  if (const auto extraction = object.member("extraction", Need::Optional)) {
    problem.extraction = read_extraction(*extraction);
  }
  return problem;
}

void read_body(ObjectReader& object, Problem& problem) {
  const auto at = object.member("kind", Need::Required);
  const std::string kind = at ? at->text() : "";
  if (object.at().fault()) {
    return;
  }
  if (kind == "stdio") {
    problem.body = read_stdio(object);
  } else if (kind == "function") {
    problem.body = read_function(object);
  } else if (kind == "asserts") {
    problem.body = read_asserts(object);
  } else if (kind == "answer") {
    problem.body = read_answer(object);
  } else if (kind == "interactive" || kind == "program") {
    at->fault().set(
        Error(ErrorCode::Unsupported,
              at->path() + ": this version does not grade problems of kind \"" + kind + "\""));
  } else {
    at->fail("no such kind (stdio, function, asserts, answer, interactive, program)");
  }
}

RewardRule read_reward(const JsonReader& at) {
  const std::string rule = at.text();
  if (rule != "binary" && rule != "fraction" && !at.fault()) {
    at.fail("expected \"binary\" or \"fraction\"");
  }
  return rule == "fraction" ? RewardRule::Fraction : RewardRule::Binary;
}

// ------------------------------------------------------------- writing

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

void write_body(json& object, const StdioProblem& problem) {
  json tests = json::array();
  for (const StdioTest& each : problem.tests) {
    json test = json::object();
    put_text(test, "name", each.name);
    put_bytes(test, "stdin", each.input);
    put_bytes(test, "answer", each.answer);
    tests.push_back(std::move(test));
  }
  object["tests"] = std::move(tests);
  object["checker"] = checker_to_json(problem.checker);
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
}

void write_body(json& object, const AnswerProblem& problem) {
  if (problem.golds.size() == 1) {
    object["gold"] = problem.golds.front();
  } else {
    object["gold"] = problem.golds;
  }
  put_object(object, "policy", math_policy_to_json(problem.policy));
  if (problem.extraction != checkers::math::Extraction::Auto) {
    object["extraction"] = checkers::math::name(problem.extraction);
  }
}

}  // namespace

void read_name(ObjectReader& object, std::string_view name, std::string& out, Need need) {
  const auto found = object.member(name, need);
  if (!found) {
    return;
  }
  out = found->text();
  if (out.size() > kMaxNameBytes) {
    found->fail("longer than " + std::to_string(kMaxNameBytes) + " bytes");
  } else if (out.empty() && need == Need::Required) {
    found->fail("must not be empty");
  }
}

Result<Problem> problem_from_json(const json& document) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader at(document, "problem", fault);
  ObjectReader object(at);
  Problem problem;
  read_body(object, problem);
  read_name(object, "id", problem.id, Need::Optional);
  if (const auto limits = object.member("limits", Need::Optional)) {
    problem.limits = read_limits(*limits);
  }
  if (const auto reward = object.member("reward", Need::Optional)) {
    problem.reward = read_reward(*reward);
  }
  object.texts("languages", problem.languages, kMaxLanguages);
  object.finish();
  if (fault) {
    return failure(std::move(fault).take());
  }
  problem.content_hash = problem_content_hash(problem);
  return problem;
}

json problem_to_json(const Problem& problem) {
  json object = json::object();
  object["kind"] = kind_name(problem);
  put_text(object, "id", problem.id);
  std::visit([&object](const auto& body) { write_body(object, body); }, problem.body);
  put_object(object, "limits", limits_to_json(problem.limits));
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
