// Reads problems: one function a kind, each of which names every member that it knows.
// codec_problem_write.cc is the other direction.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parts.h"
#include "grader/core/json_codec.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using checkers::CheckerSpec;
using checkers::Value;
using nlohmann::json;

constexpr std::size_t kMaxCheckerOptions = 64;
constexpr std::size_t kMaxLanguages = 64;

std::optional<JsonReader> read_tests(ObjectReader& object, std::size_t& count) {
  const auto tests = object.member("tests", Need::Required);
  count = tests ? tests->list_size(kMaxTests) : 0;
  if (tests && count == 0) {
    tests->fail("expected at least one test");
  }
  return tests;
}

StdioTest read_stdio_test(const JsonReader& at, Need answer) {
  StdioTest test;
  ObjectReader object(at);
  read_name(object, "name", test.name, Need::Optional);
  object.bytes("stdin", test.input, Need::Optional);
  object.bytes("answer", test.answer, answer);
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

std::vector<StdioTest> read_stdio_tests(ObjectReader& object, Need answer) {
  std::vector<StdioTest> read;
  std::size_t count = 0;
  const auto tests = read_tests(object, count);
  read.reserve(count);
  for (std::size_t i = 0; i < count && !object.at().fault(); ++i) {
    read.push_back(read_stdio_test(tests->item(i), answer));
  }
  return read;
}

/// {"name": "program", ...}: the problem brings its checker.
bool is_program(const JsonReader& checker) {
  const auto* members = checker.json().get_ptr<const json::object_t*>();
  if (members == nullptr) {
    return false;
  }
  const auto name = members->find("name");
  return name != members->end() && name->second == "program";
}

StdioProblem read_stdio(ObjectReader& object) {
  StdioProblem problem;
  problem.tests = read_stdio_tests(object, Need::Required);
  const auto checker = object.member("checker", Need::Optional);
  if (checker && is_program(*checker)) {
    ObjectReader members(*checker);
    members.member("name", Need::Required);
    problem.judge = read_judge_program(members);
    members.finish();
  } else if (checker) {
    problem.checker = read_checker(*checker);
  }
  return problem;
}

InteractiveProblem read_interactive(ObjectReader& object) {
  InteractiveProblem problem;
  problem.tests = read_stdio_tests(object, Need::Optional);
  if (const auto interactor = object.member("interactor", Need::Required)) {
    ObjectReader members(*interactor);
    problem.interactor = read_judge_program(members);
    members.finish();
    if (problem.interactor.protocol == checkers::external::Protocol::Print) {
      interactor->fail("what an interactor prints goes to the submission: testlib or icpc");
    }
  }
  return problem;
}

ProgramProblem read_program(ObjectReader& object) {
  ProgramProblem problem;
  read_name(object, "language", problem.language, Need::Required);
  object.text("declarations", problem.declarations, Need::Optional);
  if (const auto test = object.member("test", Need::Required)) {
    problem.test = test->text();
    if (problem.test.empty()) {
      test->fail("expected test code");
    }
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

/// {"Vector": ["x", "y"]}
std::map<std::string, std::vector<std::string>> read_value_types(const JsonReader& at) {
  constexpr std::size_t kMaxTypes = 64;
  std::map<std::string, std::vector<std::string>> types;
  const auto* members = at.json().get_ptr<const json::object_t*>();
  if (members == nullptr || members->size() > kMaxTypes) {
    at.fail_type("an object of class names and lists of fields");
    return types;
  }
  for (const auto& [name, fields] : *members) {
    types[name] = at.member(name, fields).texts(kMaxTypes);
  }
  return types;
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
  if (const auto types = object.member("value_types", Need::Optional)) {
    problem.value_types = read_value_types(*types);
  }
  if (const auto isolation = object.member("isolation", Need::Optional)) {
    const std::string level = isolation->text();
    problem.shared = level == "shared";
    if (level != "shared" && level != "separate") {
      isolation->fail("expected \"separate\" or \"shared\"");
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
  if (const auto match = object.member("match", Need::Optional)) {
    const std::string text = match->text();
    problem.all_golds = text == "all";
    if (text != "all" && text != "any" && !match->fault()) {
      match->fail("expected \"any\" or \"all\"");
    }
  }
  if (const auto policy = object.member("policy", Need::Optional)) {
    problem.policy = read_math_policy(*policy, answer_policy());
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
  } else if (kind == "program") {
    problem.body = read_program(object);
  } else if (kind == "interactive") {
    problem.body = read_interactive(object);
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
  read_seed(object, problem.limits);
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

}  // namespace assay::grader
