// The table of formats and what they share.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "grader/import/format.h"

namespace assay::grader {
namespace {

constexpr std::array kFormats = {
    Format{"humaneval", "HumanEval: a function's body, tested by check(candidate)",
           "task_id prompt entry_point test canonical_solution?", convert_humaneval},
    Format{"mbpp", "MBPP: a function, tested by the assertions of test_list",
           "task_id text|prompt test_list test_setup_code? test_imports? code?", convert_mbpp},
    Format{"mbpp-challenge", "MBPP with the assertions of challenge_test_list too",
           "as mbpp, and challenge_test_list?", convert_mbpp_challenge},
    Format{"gsm8k", "GSM8K: a worked answer that ends in #### <number>", "question answer",
           convert_gsm8k},
    Format{"math", "Hendrycks MATH and MATH-500: a worked answer with a \\boxed{}",
           "problem solution answer? unique_id?|idx?", convert_math},
    Format{"apps", "APPS, TACO, PRIME: programs on stdin or calls of fn_name",
           "input_output|reward_model.ground_truth|inputs+outputs id?|problem_id? starter_code?\n"
           "      question?|prompt? solutions? time_limit? memory_limit?",
           convert_apps},
    Format{"leetcode", "LeetCode assertion sets: class Solution, tested by check(candidate)",
           "id prompt? preamble? test solution?", convert_leetcode},
};

}  // namespace

std::span<const Format> import_formats() { return kFormats; }

Result<const Format*> find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &Format::name);
  if (found != kFormats.end()) {
    return &*found;
  }
  std::string known;
  for (const Format& format : kFormats) {
    known.append(known.empty() ? "" : ", ").append(format.name);
  }
  return failure(ErrorCode::NotFound,
                 "no format \"" + std::string(name) + "\"; there are " + known);
}

std::string row_id(ObjectReader& row, std::string_view name, std::string_view set,
                   std::size_t number) {
  const std::string prefix = std::string(set) + "/";
  const auto member = row.member(name, Need::Optional);
  if (!member || member->json().is_null()) {
    return prefix + std::to_string(number);
  }
  if (member->json().is_number_integer()) {
    return prefix + member->json().dump();
  }
  return member->text();
}

Submission python_code(std::string code) {
  Submission submission;
  submission.language = "python";
  submission.files = {{"", std::move(code)}};
  return submission;
}

Submission model_text(std::string text) {
  Submission submission;
  submission.completion = std::move(text);
  return submission;
}

}  // namespace assay::grader
