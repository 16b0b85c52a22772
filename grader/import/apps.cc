// APPS (Hendrycks et al. 2021), TACO, and the same tests in PRIME's and verl's rows: an object with
// "inputs", "outputs" and, for function calls, "fn_name", as JSON text or as it is. Two conventions
// exist for calls. Where inputs[i] is a list, it holds the arguments, and outputs[i] is the
// result, in most problems wrapped in a list of one: it is unwrapped where every output of the
// problem has that form. Where inputs[i] is text, each line of it is one argument as JSON and
// outputs[i] is the result as JSON. JSON has no tuples, so a returned tuple stands for a list.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "grader/core/codec_parse.h"
#include "grader/core/value_codec.h"
#include "grader/import/format.h"
#include "grader/import/limit_text.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxTests = 100'000;
constexpr std::size_t kMaxArguments = 1'000;

/// What the data sets' own harnesses import before a solution that is called.
constexpr std::string_view kSetup =
    "import bisect, collections, functools, heapq, itertools, math, operator, random, re, string, "
    "sys\n"
    "from typing import *\n"
    "from collections import *\n"
    "from functools import *\n"
    "from itertools import *\n"
    "from math import *\n"
    "from heapq import *\n"
    "from bisect import *\n";

/// `value`, or what it says where it is JSON text.
Result<json> unpacked(const JsonReader& value) {
  if (!value.json().is_string()) {
    return value.json();
  }
  Result<json> parsed = parse_json(value.json().get_ref<const std::string&>());
  if (!parsed) {
    return failure(ErrorCode::BadProblem, value.path() + ": " + parsed.error().message());
  }
  return parsed;
}

/// The object with "inputs" and "outputs".
Result<json> tests_of(ObjectReader& row) {
  if (const auto packed = row.member("input_output", Need::Optional)) {
    return unpacked(*packed);
  }
  if (const auto model = row.member("reward_model", Need::Optional)) {
    ObjectReader members(*model);
    const auto truth = members.member("ground_truth", Need::Required);
    if (truth) {
      return unpacked(*truth);
    }
  }
  if (row.has("inputs")) {
    return row.at().json();
  }
  return failure(ErrorCode::BadProblem, "neither input_output, reward_model nor inputs is there");
}

/// Text, or a list of lines.
std::string text_or_lines(const JsonReader& value) {
  if (value.json().is_string()) {
    return value.text();
  }
  std::string text;
  for (const std::string& line : value.texts(kMaxTests)) {
    text.append(line).push_back('\n');
  }
  return text;
}

checkers::Value plain_value(const JsonReader& at, const json& value) {
  Result<checkers::Value> decoded = value_from_json(value);
  if (!decoded) {
    at.fail(decoded.error().message());
    return {};
  }
  return std::move(*decoded);
}

checkers::Value value_from_text(const JsonReader& at, std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) {
    at.fail(parsed.error().message());
    return {};
  }
  return plain_value(at, *parsed);
}

std::vector<checkers::Value> arguments(const JsonReader& input) {
  std::vector<checkers::Value> args;
  if (!input.json().is_string()) {
    const std::size_t count = input.list_size(kMaxArguments);
    for (std::size_t i = 0; i < count; ++i) {
      args.push_back(plain_value(input.item(i), input.json()[i]));
    }
    return args;
  }
  const std::string lines = input.text();
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = std::string_view(lines).substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      args.push_back(value_from_text(input, line));
    }
    begin = end + 1;
  }
  return args;
}

bool all_wrapped(const json& inputs, const json& outputs) {
  return std::ranges::all_of(inputs, [](const json& input) { return input.is_array(); }) &&
         std::ranges::all_of(
             outputs, [](const json& output) { return output.is_array() && output.size() == 1; });
}

FunctionProblem function_problem(const JsonReader& inputs, const JsonReader& outputs,
                                 std::string entry) {
  FunctionProblem body;
  body.entry = std::move(entry);
  body.setup = kSetup;
  body.policy.list_is_tuple = true;
  const bool wrapped = all_wrapped(inputs.json(), outputs.json());
  for (std::size_t i = 0; i < inputs.json().size() && !inputs.fault(); ++i) {
    const JsonReader output = outputs.item(i);
    FunctionTest test;
    test.args = arguments(inputs.item(i));
    if (inputs.json()[i].is_string()) {
      test.expected = value_from_text(output, output.text());
    } else {
      test.expected = plain_value(output, wrapped ? output.json()[0] : output.json());
    }
    body.tests.push_back(std::move(test));
  }
  return body;
}

StdioProblem stdio_problem(const JsonReader& inputs, const JsonReader& outputs) {
  StdioProblem body;
  for (std::size_t i = 0; i < inputs.json().size() && !inputs.fault(); ++i) {
    body.tests.push_back({.name = "",
                          .input = text_or_lines(inputs.item(i)),
                          .answer = text_or_lines(outputs.item(i))});
  }
  return body;
}

/// Fills the problem's kind and tests.
void read_tests(const json& tests, std::string_view starter, Problem& problem, ReadFault& fault) {
  const JsonReader reader(tests, "tests", fault);
  ObjectReader members(reader);
  const auto inputs = members.member("inputs", Need::Required);
  const auto outputs = members.member("outputs", Need::Required);
  std::string function;
  if (const auto name = members.member("fn_name", Need::Optional);
      name && !name->json().is_null()) {
    function = name->text();
  }
  if (fault || inputs->list_size(kMaxTests) != outputs->list_size(kMaxTests)) {
    fault.set("tests", "there are not as many outputs as inputs");  // Unless there is a fault.
    return;
  }
  if (inputs->json().empty()) {
    fault.set("tests.inputs", "there are no tests");
    return;
  }
  if (function.empty()) {
    problem.body = stdio_problem(*inputs, *outputs);
    return;
  }
  const bool method = starter.find("class Solution") != std::string_view::npos;
  problem.body =
      function_problem(*inputs, *outputs, method ? "Solution." + function : std::move(function));
  problem.languages = {"python"};
}

/// The first of the solutions, which are a list or its JSON text; an empty text is none.
std::optional<Submission> first_solution(ObjectReader& row) {
  const auto member = row.member("solutions", Need::Optional);
  const auto* const text = member ? member->json().get_ptr<const json::string_t*>() : nullptr;
  if (!member || member->json().is_null() || (text != nullptr && text->empty())) {
    return std::nullopt;
  }
  const Result<json> list = unpacked(*member);
  if (!list || !list->is_array()) {
    member->fail("expected a list of sources or its JSON text");
    return std::nullopt;
  }
  if (list->empty()) {
    return std::nullopt;
  }
  if (!list->front().is_string()) {
    member->fail("expected a list of sources");
    return std::nullopt;
  }
  return python_code(list->front().get<std::string>());
}

/// The first of these members that holds text.
std::string first_text(ObjectReader& row, std::initializer_list<std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    const auto member = row.member(name, Need::Optional);
    if (member && member->json().is_string() && text.empty()) {
      text = member->text();
    }
  }
  return text;
}

}  // namespace

Result<Imported> convert_apps(const Row& row) {
  ReadFault fault(ErrorCode::BadProblem);
  const JsonReader reader(row.json, "row", fault);
  ObjectReader members(reader);
  Imported imported;
  Problem& problem = imported.record.problem;
  problem.id = row_id(members, members.has("problem_id") ? "problem_id" : "id", "apps", row.number);
  imported.record.statement = first_text(members, {"question", "prompt", "description"});
  problem.limits = read_limit_texts(members);
  if (fault) {  // After a fault no member is found.
    return failure(std::move(fault).take());
  }
  const Result<json> tests = tests_of(members);
  if (!tests) {
    return failure(tests.error());
  }
  read_tests(*tests, first_text(members, {"starter_code"}), problem, fault);
  imported.record.reference = first_solution(members);
  if (fault) {
    return failure(std::move(fault).take());
  }
  return imported;
}

}  // namespace assay::grader
