// Each data set's form on rows written for this test, and what is said of rows that cannot be
// taken.

#include "grader/import/import.h"

#include <nlohmann/json.hpp>

#include "grader/import/limit_text.h"
#include "tests/support/catch.h"
#include "tests/unit/eval_temp_folder.h"

using namespace assay::grader;
using assay::Bytes;
using assay::ErrorCode;
using assay::Result;
using assay::test::TempFolder;
using nlohmann::json;

namespace {

struct Run {
  Result<ImportCount> count = assay::failure(ErrorCode::Internal, "not run");
  std::vector<json> problems;
  std::vector<ProblemRecord> records;
  std::vector<std::string> refused;
  std::vector<std::string> notes;
};

Run import_text(std::string_view format, std::string_view text) {
  const TempFolder folder;
  const std::string path = folder.file("set.jsonl", text);
  Run run;
  ImportSinks sinks;
  sinks.problem = [&](const ProblemRecord& record) -> Result<void> {
    run.problems.push_back(problem_record_to_json(record));
    run.records.push_back(record);
    return {};
  };
  // Without the folder, so that the texts are stable.
  const auto relative = [&](const std::string& said) {
    return said.substr(folder.path().size() + 1);
  };
  sinks.refused = [&](const std::string& why) { run.refused.push_back(relative(why)); };
  sinks.note = [&](const std::string& what) { run.notes.push_back(relative(what)); };
  run.count = import_file(**find_format(format), path, sinks);
  return run;
}

Run import_row(std::string_view format, const json& row) {
  return import_text(format, row.dump() + "\n");
}

/// The one problem that a good row becomes.
json problem_of(std::string_view format, const json& row) {
  const Run run = import_row(format, row);
  REQUIRE(run.count);
  for (const std::string& why : run.refused) {
    FAIL(why);
  }
  REQUIRE(run.problems.size() == 1);
  return run.problems.front();
}

std::string refusal_of(std::string_view format, const json& row) {
  const Run run = import_row(format, row);
  REQUIRE(run.count);
  REQUIRE(run.problems.empty());
  REQUIRE(run.count->refused == 1);
  REQUIRE(run.refused.size() == 1);
  return run.refused.front();
}

const json kHumanEval = {{"task_id", "Own/0"},
                         {"prompt", "def total(xs):\n    \"\"\"Sum.\"\"\"\n"},
                         {"entry_point", "total"},
                         {"canonical_solution", "    return sum(xs)\n"},
                         {"test", "def check(candidate):\n    assert candidate([1, 2]) == 3\n"}};

json apps_row(const json& tests) {
  return {{"id", 7}, {"question", "Add."}, {"input_output", tests.dump()}};
}

}  // namespace

TEST_CASE("humaneval: the prompt is statement and prompt, the body a completion") {
  REQUIRE(problem_of("humaneval", kHumanEval) ==
          json{{"id", "Own/0"},
               {"kind", "asserts"},
               {"prompt", kHumanEval["prompt"]},
               {"statement", kHumanEval["prompt"]},
               {"entry", "total"},
               {"test", kHumanEval["test"]},
               {"languages", {"python"}},
               {"reference", {{"completion", "    return sum(xs)\n"}}}});
}

TEST_CASE(
    "mbpp: assertions are joined, set-up goes to both sides, challenges are a format of their "
    "own") {
  const json row = {{"task_id", 11},
                    {"text", "Add."},
                    {"code", "def total(xs):\n    return sum(xs)\n"},
                    {"test_list", {"assert total([1]) == 1", "assert total([]) == 0"}},
                    {"test_setup_code", "import math"},
                    {"challenge_test_list", {"assert total([9] * 9) == 81"}}};
  const json problem = problem_of("mbpp", row);
  REQUIRE(problem["id"] == "mbpp/11");
  REQUIRE(problem["kind"] == "asserts");
  REQUIRE(problem["test"] == "assert total([1]) == 1\nassert total([]) == 0\n");
  REQUIRE(problem["setup"] == "import math");
  REQUIRE(problem["statement"] == "Add.");
  REQUIRE(problem["reference"] == json{{"language", "python"}, {"code", row["code"]}});
  REQUIRE(import_row("mbpp", row).notes.size() == 1);
  REQUIRE(problem_of("mbpp-challenge", row)["test"] ==
          "assert total([1]) == 1\nassert total([]) == 0\nassert total([9] * 9) == 81\n");
  REQUIRE(import_row("mbpp-challenge", row).notes.empty());
}

TEST_CASE("mbpp: the sanitized set names its members otherwise") {
  const json problem = problem_of("mbpp", {{"task_id", 2},
                                           {"prompt", "Add."},
                                           {"test_imports", {"import math", "import re"}},
                                           {"test_list", {"assert f() == 1"}}});
  REQUIRE(problem["setup"] == "import math\nimport re\n");
  REQUIRE(problem["statement"] == "Add.");
}

TEST_CASE("gsm8k: the gold stands after ####, the worked answer is the reference") {
  const json problem = problem_of(
      "gsm8k", {{"question", "2 * 600?"}, {"answer", "It is <<2*600=1200>>1200.\n#### 1,200"}});
  REQUIRE(problem["id"] == "gsm8k/0");
  REQUIRE(problem["kind"] == "answer");
  REQUIRE(problem["gold"] == "1,200");
  REQUIRE(problem["statement"] == "2 * 600?");
}

TEST_CASE("math: the gold is the last box, or the stated answer") {
  const json row = {
      {"problem", "Half?"}, {"solution", "It is $\\boxed{\\frac{1}{2}}$."}, {"idx", 5}};
  REQUIRE(problem_of("math", row)["gold"] == "\\frac{1}{2}");
  REQUIRE(problem_of("math", row)["id"] == "math/5");
  REQUIRE(problem_of("math", {{"problem", "Half?"},
                              {"solution", "A half."},
                              {"answer", "0.5"},
                              {"unique_id", "test/algebra/1.json"}})["gold"] == "0.5");
}

TEST_CASE("math: one answer boxed in two forms has one gold, boxes that differ get a note") {
  const Run twice = import_row(
      "math", {{"problem", "?"}, {"solution", "\\boxed{\\frac{1}{2}}, or \\boxed{0.5}"}});
  REQUIRE(twice.problems.at(0)["gold"] == "0.5");
  REQUIRE(twice.notes.empty());
  const Run parts =
      import_row("math", {{"problem", "?"}, {"solution", "\\boxed{-2} and \\boxed{1}"}});
  REQUIRE(parts.problems.at(0)["gold"] == "-2, 1");
  REQUIRE(parts.notes == std::vector<std::string>{
                             "set.jsonl:1: several boxes that differ; the gold is \"-2, 1\""});
}

TEST_CASE("leetcode: the preamble is set-up, the solution is code") {
  const json problem = problem_of("leetcode", {{"id", "own/1"},
                                               {"prompt", "Add."},
                                               {"preamble", "from typing import *\n"},
                                               {"test", "check(Solution().f)"},
                                               {"solution", "class Solution: pass\n"}});
  REQUIRE(problem ==
          json{{"id", "own/1"},
               {"kind", "asserts"},
               {"statement", "Add."},
               {"setup", "from typing import *\n"},
               {"test", "check(Solution().f)"},
               {"languages", {"python"}},
               {"reference", {{"language", "python"}, {"code", "class Solution: pass\n"}}}});
}

TEST_CASE("apps: standard input, as text and as lists of lines, with limits") {
  json row = apps_row({{"inputs", {"1 2\n", json::array({"3", "4"})}}, {"outputs", {"3\n", "7"}}});
  row["time_limit"] = "2.5 seconds";
  row["memory_limit"] = "256.0 megabytes";
  row["solutions"] = R"x(["print(sum(map(int, input().split())))"])x";
  const json problem = problem_of("apps", row);
  REQUIRE(problem["id"] == "apps/7");
  REQUIRE(problem["kind"] == "stdio");
  REQUIRE(problem["tests"] == json::array({{{"stdin", "1 2\n"}, {"answer", "3\n"}},
                                           {{"stdin", "3\n4\n"}, {"answer", "7"}}}));
  REQUIRE(problem["limits"]["cpu_s"] == 2.5);
  REQUIRE(problem["limits"]["memory_mb"] == 256);
  REQUIRE(problem["reference"]["code"] == "print(sum(map(int, input().split())))");
  REQUIRE_FALSE(problem.contains("languages"));
}

TEST_CASE("apps: calls with listed arguments, the result unwrapped where all are wrapped") {
  json row =
      apps_row({{"fn_name", "total"}, {"inputs", {{{1, 2}, 3}, {{}, 0}}}, {"outputs", {{6}, {0}}}});
  json problem = problem_of("apps", row);
  REQUIRE(problem["kind"] == "function");
  REQUIRE(problem["entry"] == "total");
  REQUIRE(problem["tests"][0]["args"] == json::array({{1, 2}, 3}));
  REQUIRE(problem["tests"][0]["expected"] == 6);
  REQUIRE(problem["languages"] == json::array({"python"}));
  REQUIRE(problem["policy"]["list_is_tuple"] == true);

  row = apps_row({{"fn_name", "total"}, {"inputs", {{1}, {2}}}, {"outputs", {{6}, {0, 1}}}});
  problem = problem_of("apps", row);
  REQUIRE(problem["tests"][0]["expected"] == json::array({6}));
  REQUIRE(problem["tests"][1]["expected"] == json::array({0, 1}));
}

TEST_CASE("apps: calls with one JSON value a line, and a method of class Solution") {
  json row = apps_row({{"fn_name", "total"},
                       {"inputs", {"[1, 2]\n123456789012345678901\n"}},
                       {"outputs", {"[6]"}}});
  row["starter_code"] = "class Solution:\n    def total(self, xs, y):\n";
  const json problem = problem_of("apps", row);
  REQUIRE(problem["entry"] == "Solution.total");
  REQUIRE(problem["tests"][0]["args"] ==
          json::array({{1, 2}, {{"$int", "123456789012345678901"}}}));
  REQUIRE(problem["tests"][0]["expected"] == json::array({6}));
}

TEST_CASE("apps: the tests may be an object, a verl ground truth, or the row itself") {
  const json tests = {{"inputs", {"1\n"}}, {"outputs", {"1\n"}}};
  const json kind = "stdio";
  REQUIRE(problem_of("apps", {{"input_output", tests}})["kind"] == kind);
  REQUIRE(problem_of("apps", {{"reward_model",
                               {{"style", "rule"}, {"ground_truth", tests.dump()}}}})["kind"] ==
          kind);
  REQUIRE(problem_of("apps", tests)["kind"] == kind);
}

TEST_CASE("a bad row is told with file, line and member") {
  json no_entry = kHumanEval;
  no_entry.erase("entry_point");
  REQUIRE(refusal_of("humaneval", no_entry)
              .starts_with("set.jsonl:1: row: \"entry_point\" is missing"));
  json number = kHumanEval;
  number["prompt"] = 7;
  REQUIRE(
      refusal_of("humaneval", number).starts_with("set.jsonl:1: row.prompt: expected a string"));
  REQUIRE(refusal_of("mbpp", {{"task_id", 1}, {"text", "?"}, {"test_list", json::array()}}) ==
          "set.jsonl:1: row.test_list: there are no assertions");
  REQUIRE(refusal_of("gsm8k", {{"question", "?"}, {"answer", "18"}}) ==
          "set.jsonl:1: row.answer: no number after \"####\"");
  REQUIRE(refusal_of("math", {{"problem", "?"}, {"solution", "18"}}) ==
          "set.jsonl:1: row.solution: no \\boxed{} in it");
  REQUIRE(refusal_of("apps", apps_row({{"inputs", {"1"}}, {"outputs", json::array()}})) ==
          "set.jsonl:1: tests: there are not as many outputs as inputs");
  REQUIRE(refusal_of("apps", apps_row({{"inputs", json::array()}, {"outputs", json::array()}})) ==
          "set.jsonl:1: tests.inputs: there are no tests");
  REQUIRE(refusal_of("apps", apps_row({{"fn_name", "f"}, {"inputs", {"[1"}}, {"outputs", {"1"}}}))
              .starts_with("set.jsonl:1: tests.inputs[0]: not JSON"));
  REQUIRE(refusal_of("apps", {{"input_output", "{"}})
              .starts_with("set.jsonl:1: row.input_output: not JSON"));
  REQUIRE(refusal_of("apps", {{"question", "?"}}).starts_with("set.jsonl:1: neither input_output"));
  json slow = apps_row({{"inputs", json::array({"1"})}, {"outputs", json::array({"1"})}});
  slow["time_limit"] = "soon";
  REQUIRE(refusal_of("apps", slow) ==
          "set.jsonl:1: row.time_limit: expected a time, as in \"2 seconds\"");
}

TEST_CASE("nothing is lost in silence: every row is converted or refused") {
  const Run run = import_text("gsm8k", R"({"question":"a","answer":"#### 1"})"
                                       "\n\n"
                                       "rubbish\n"
                                       R"({"question":"b","answer":"none"})"
                                       "\n[]\n"
                                       R"({"id":"x","question":"c","answer":"#### 2"})"
                                       "\n"
                                       R"({"id":"x","question":"d","answer":"#### 3"})"
                                       "\n");
  REQUIRE(run.count);
  REQUIRE(run.count->rows == 6);
  REQUIRE(run.count->refused == 4);
  REQUIRE(run.count->references == 2);
  REQUIRE(run.problems.size() == 2);
  REQUIRE(run.refused[0].starts_with("set.jsonl:3: not JSON"));
  REQUIRE(run.refused[1].starts_with("set.jsonl:4: row.answer"));
  REQUIRE(run.refused[2] == "set.jsonl:5: a row is a JSON object");
  REQUIRE(run.refused[3] == "set.jsonl:7: id \"x\" is there twice");
}

TEST_CASE("a file that is one JSON list is read as its rows") {
  const Run run = import_text(
      "gsm8k", "[\n {\"question\":\"a\",\"answer\":\"#### 1\"},\n {\"question\":\"b\"}\n]\n");
  REQUIRE(run.count);
  REQUIRE(run.count->rows == 2);
  REQUIRE(run.problems.size() == 1);
  REQUIRE(run.refused.at(0).starts_with("set.jsonl[1]: row: \"answer\" is missing"));
  REQUIRE_FALSE(import_text("gsm8k", "[\n{}\n").count);
}

TEST_CASE("limits are read as data sets write them") {
  using std::chrono::milliseconds;
  REQUIRE(parse_time_text("2.0 seconds")->value == milliseconds(2000));
  REQUIRE(parse_time_text(" 1 second")->value == milliseconds(1000));
  REQUIRE(parse_time_text("0.5")->value == milliseconds(500));
  REQUIRE(parse_time_text("500 ms")->value == milliseconds(500));
  REQUIRE(parse_memory_text("256.0 megabytes") == Bytes::mib(256));
  REQUIRE(parse_memory_text("64 MB") == Bytes::mib(64));
  REQUIRE(parse_memory_text("1 gigabyte") == Bytes::mib(1024));
  REQUIRE(parse_memory_text("1024") == Bytes::kib(1));
  for (const char* wrong :
       {"", "two", "-1", "0", "nan", "inf", "1e99", "2 weeks", "1 second more"}) {
    INFO(wrong);
    REQUIRE_FALSE(parse_time_text(wrong));
  }
  REQUIRE_FALSE(parse_memory_text("1 seconds"));
}

TEST_CASE("an unknown format is told with those that exist") {
  const auto found = find_format("humanevil");
  REQUIRE_FALSE(found);
  REQUIRE(found.error().message().find("humaneval, mbpp") != std::string::npos);
}
