#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/json_codec.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using nlohmann::json;
using std::chrono::microseconds;

Grade some_grade() {
  Grade grade;
  grade.reward = 0.5;
  grade.verdict = Verdict::PartiallyAccepted;
  grade.passed = 1;
  grade.total = 2;
  grade.tests.push_back({.name = "one",
                         .verdict = Verdict::Accepted,
                         .score = 1,
                         .message = "",
                         .cpu = {microseconds(4100)},
                         .wall = {microseconds(4600)},
                         .memory = Bytes::kib(9600),
                         .exit_code = 0,
                         .signal = {},
                         .out = "5\n",
                         .err = "\xff"});
  grade.tests.push_back({.name = "",
                         .verdict = Verdict::RuntimeError,
                         .score = 0,
                         .message = "killed by SIGSEGV",
                         .cpu = {},
                         .wall = {},
                         .memory = {},
                         .exit_code = {},
                         .signal = 11,
                         .out = "",
                         .err = ""});
  grade.flags = {"refused_call:ptrace"};
  grade.tier = sandbox::Tier::Rootless;
  grade.separate = false;
  grade.usage.cpu = {microseconds(4100)};
  grade.usage.memory_exact = true;
  grade.compile_wall = {microseconds(1'000'500)};
  grade.provenance = {"0.1.0", "sha256:p", "sha256:s", "Python 3.11.2"};
  return grade;
}

}  // namespace

TEST_CASE("grade: the answer's members are those of the protocol") {
  const json answer = grade_to_json(some_grade(), /*full_detail=*/false);
  CHECK(answer == json::parse(R"({
    "status":"graded","reward":0.5,"verdict":"partially_accepted","passed":1,"total":2,
    "tests":[{"name":"one","verdict":"accepted","score":1.0,"cpu_ms":4.1,"wall_ms":4.6,"memory_bytes":9830400,
              "exit_code":0,"signal":null,"warm":false},
             {"verdict":"runtime_error","score":0.0,"message":"killed by SIGSEGV","cpu_ms":0.0,"wall_ms":0.0,
              "memory_bytes":0,"exit_code":null,"signal":11,"warm":false}],
    "flags":["refused_call:ptrace"],"isolation":{"tier":"rootless","separate":false},
    "usage":{"cpu_ms":4.1,"user_ms":0.0,"system_ms":0.0,"wall_ms":0.0,"memory_bytes":0,"memory_exact":true},
    "timing":{"compile_cpu_ms":0.0,"compile_wall_ms":1000.5,"grade_ms":0.0},
    "provenance":{"assay_version":"0.1.0","problem_hash":"sha256:p","submission_hash":"sha256:s","toolchain":"Python 3.11.2"}})"));
}

TEST_CASE("grade: full detail quotes the output, bytes as base64") {
  const json answer = grade_to_json(some_grade(), /*full_detail=*/true);
  CHECK(answer["tests"][0]["stdout"] == "5\n");
  CHECK(answer["tests"][0]["stderr_base64"] == "/w==");
  CHECK_FALSE(answer["tests"][0].contains("stderr"));
}

TEST_CASE("grade: a worked answer tells what was taken and how it was decided") {
  Grade grade = some_grade();
  grade.extracted = "42";
  grade.method = "exact";
  grade.message = "m";
  const json answer = grade_to_json(grade, false);
  CHECK(answer["extracted"] == "42");
  CHECK_FALSE(answer.contains("gold_read"));
  grade.step = "rational numbers";
  grade.gold_read = "42";
  grade.answer_read = "84/2";
  const json full = grade_to_json(grade, true);
  CHECK(full["step"] == "rational numbers");
  CHECK(full["gold_read"] == "42");
  CHECK(full["answer_read"] == "84/2");
  CHECK(answer["method"] == "exact");
  CHECK(answer["message"] == "m");
}

TEST_CASE("run: what was printed, what it cost, what was collected") {
  RunOutcome outcome;
  outcome.report.verdict = sandbox::Verdict::TimeLimit;
  outcome.report.detail = "used 2.0 s";
  outcome.report.signal = 9;
  outcome.report.out = "\x80";
  outcome.report.err = "e";
  outcome.report.err_truncated = true;
  outcome.report.files = {{"a", "x", ""}, {"b", "", "not a regular file"}, {"c", "\xff", ""}};
  outcome.report.refused_calls = {"socket"};
  outcome.report.leftover_processes = 2;
  const json answer = run_outcome_to_json(outcome);
  CHECK(answer["status"] == "ran");
  CHECK(answer["verdict"] == "time_limit");
  CHECK(answer["exit_code"] == nullptr);
  CHECK(answer["signal"] == 9);
  CHECK(answer["stdout_base64"] == "gA==");
  CHECK(answer["stderr"] == "e");
  CHECK(answer["stderr_truncated"] == true);
  CHECK(answer["files"] ==
        json::parse(R"([{"name":"a","content":"x"},{"name":"b","refused":"not a regular file"},
                                           {"name":"c","content_base64":"/w=="}])"));
  CHECK(answer["flags"] == json::parse(R"(["refused_call:socket","leftover_processes"])"));
  CHECK_FALSE(answer.contains("compile"));
}

TEST_CASE("run: a program that did not compile has that verdict and the compiler's words") {
  RunOutcome outcome;
  outcome.compiled = false;
  outcome.compile_message = "x.c:1: error";
  outcome.compile_verdict = sandbox::Verdict::RuntimeError;
  const json answer = run_outcome_to_json(outcome);
  CHECK(answer["verdict"] == "compile_error");
  CHECK(answer["compile"] ==
        json{{"ok", false}, {"verdict", "runtime_error"}, {"message", "x.c:1: error"}});
}

TEST_CASE("decision: three-valued, with its method") {
  checkers::math::Decision decision;
  decision.reason = "budget";
  CHECK(decision_to_json(decision, false) ==
        json::parse(R"({"status":"decided","equal":null,"method":"undecided","reason":"budget"})"));
  decision.equal = false;
  decision.method = checkers::math::Method::Exact;
  decision.step = "rational numbers";
  decision.gold_read = "1/2";
  decision.answer_read = "2/3";
  CHECK(
      decision_to_json(decision, true) ==
      json::parse(
          R"({"status":"decided","equal":false,"method":"exact","reason":"budget","step":"rational numbers","gold_read":"1/2","answer_read":"2/3"})"));
  decision.equal = {};
  decision.gold_unparsed = true;
  CHECK(decision_to_json(decision, false)["gold_unparsed"] == true);
}

TEST_CASE("error: never a reward") {
  CHECK(
      error_to_json(Error(ErrorCode::Overloaded, "starved twice")) ==
      json::parse(
          R"({"status":"error","reward":null,"error":{"code":"overloaded","message":"starved twice"}})"));
}

}  // namespace assay::grader
