// Kind function on a fake executor: what the box may know, and what each reply is worth.

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using checkers::IntValue;
using checkers::Value;
using fake::FakeExecutor;
using nlohmann::json;

Value number(int n) { return {IntValue{std::to_string(n)}}; }

Problem problem() {
  FunctionProblem body;
  body.entry = "total";
  body.setup = "import math";
  body.tests = {
      {.name = "a", .args = {number(20)}, .kwargs = {{"b", number(22)}}, .expected = number(4242)},
      {.name = "b", .args = {number(31)}, .kwargs = {}, .expected = number(4343)}};
  Problem result;
  result.body = body;
  return result;
}

/// The driver's request, as the box sees it.
json request_of(const sandbox::Spec& spec) { return json::parse(fake::text_of(spec.input)); }

/// A reply on the channel, with the token of the request unless `reply` has one.
sandbox::Report replying(const sandbox::Spec& spec, json reply) {
  reply["token"] = reply.contains("token") ? reply["token"] : request_of(spec)["token"];
  sandbox::Report report = FakeExecutor::said("noise on stdout");
  report.channel = reply.dump() + "\n";
  return report;
}

Result<Grade> grade_with(const fake::Answer& answer) {
  FakeExecutor executor(answer);
  return fake::grader_on(executor)->grade(problem(), fake::code("python", "def total(a): ..."), {});
}

/// The verdict of a program whose every run ends like this.
std::pair<Verdict, std::vector<std::string>> verdict_with(const fake::Answer& answer) {
  const Result<Grade> grade = grade_with(answer);
  REQUIRE(grade.has_value());
  CHECK(grade->reward == (grade->verdict == Verdict::Accepted ? 1 : 0));
  return {grade->verdict, grade->flags};
}

TEST_CASE("function: values that are right, each from its own box, are accepted") {
  const Result<Grade> grade = grade_with([](const sandbox::Spec& spec) {
    return replying(spec, {{"ok", request_of(spec)["args"][0] == 20 ? 4242 : 4343}});
  });
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::Accepted);
  CHECK(grade->passed == 2);
  CHECK(grade->flags.empty());
}

TEST_CASE("function: a box holds the arguments of one call, and no expected value") {
  FakeExecutor executor([](const sandbox::Spec& spec) { return replying(spec, {{"ok", 0}}); });
  REQUIRE(fake::grader_on(executor)
              ->grade(problem(), fake::code("python", "def total(a): ..."), {})
              .has_value());
  const std::vector<sandbox::Spec> seen = executor.seen();
  REQUIRE(seen.size() == 2);
  CHECK(request_of(seen[0])["args"] == json::array({20}));
  CHECK(request_of(seen[0])["kwargs"] == json::array({json::array({"b", 22})}));
  CHECK(request_of(seen[1])["args"] == json::array({31}));
  CHECK(request_of(seen[0])["token"] != request_of(seen[1])["token"]);
  for (const sandbox::Spec& spec : seen) {
    CHECK(spec.capture_channel);
    std::string everything = fake::text_of(spec.input);
    for (const sandbox::File& file : spec.files) {
      everything += fake::text_of(file.content);
    }
    CHECK(everything.find("4242") == std::string::npos);
    CHECK(everything.find("4343") == std::string::npos);
  }
}

TEST_CASE("function: another value, or one that is no plain data, is a wrong answer") {
  CHECK(verdict_with([](const sandbox::Spec& spec) { return replying(spec, {{"ok", 1}}); }).first ==
        Verdict::WrongAnswer);
  const auto opaque = verdict_with(
      [](const sandbox::Spec& spec) { return replying(spec, {{"ok", {{"$opaque", "E"}}}}); });
  CHECK(opaque.first == Verdict::WrongAnswer);
  CHECK(opaque.second == std::vector<std::string>{"opaque_result"});
}

TEST_CASE("function: an exception is a runtime error with its type and message") {
  const Result<Grade> grade = grade_with([](const sandbox::Spec& spec) {
    return replying(spec, {{"raise", {{"type", "ValueError"}, {"message", "no"}}}});
  });
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::RuntimeError);
  CHECK(grade->tests[0].message == "ValueError: no");
}

TEST_CASE("function: leaving early is a runtime error and flagged, whatever the exit status") {
  const std::vector<std::string> early{"early_exit"};
  CHECK(verdict_with([](const sandbox::Spec&) { return FakeExecutor::said("4242"); }) ==
        std::pair(Verdict::RuntimeError, early));
  CHECK(verdict_with([](const sandbox::Spec&) {
          return FakeExecutor::ended(sandbox::Verdict::RuntimeError);
        }) == std::pair(Verdict::RuntimeError, early));
  CHECK(verdict_with([](const sandbox::Spec& spec) {
          return replying(spec, {{"raise", {{"type", "SystemExit"}, {"message", "0"}}}});
        }) == std::pair(Verdict::RuntimeError, early));
}

TEST_CASE("function: forged and doubled messages are wrong answers and flagged") {
  const auto forged = verdict_with(
      [](const sandbox::Spec& spec) { return replying(spec, {{"ok", 4242}, {"token", "guess"}}); });
  CHECK(forged == std::pair(Verdict::WrongAnswer, std::vector<std::string>{"forged_channel"}));
  const auto doubled = verdict_with([](const sandbox::Spec& spec) {
    sandbox::Report report = replying(spec, {{"ok", 4242}});
    report.channel += report.channel;
    return report;
  });
  CHECK(doubled ==
        std::pair(Verdict::WrongAnswer, std::vector<std::string>{"output_after_verdict"}));
}

TEST_CASE("function: a limit decides, whatever the channel says") {
  for (const auto& [end, verdict] :
       {std::pair{sandbox::Verdict::TimeLimit, Verdict::TimeLimit},
        {sandbox::Verdict::MemoryLimit, Verdict::MemoryLimit},
        {sandbox::Verdict::IdleLimit, Verdict::IdleLimit},
        {sandbox::Verdict::OutputLimit, Verdict::OutputLimit},
        {sandbox::Verdict::SecurityViolation, Verdict::SecurityViolation},
        {sandbox::Verdict::RuntimeError, Verdict::RuntimeError}}) {
    const sandbox::Verdict run_end = end;
    CHECK(verdict_with([&](const sandbox::Spec& spec) {
            sandbox::Report report = replying(spec, {{"ok", 4242}});
            report.verdict = run_end;
            return report;
          }).first == verdict);
  }
}

TEST_CASE("function: another language than Python is refused with the reason") {
  FakeExecutor executor([](const sandbox::Spec&) { return FakeExecutor::said(""); });
  const Result<Grade> grade = fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
  REQUIRE_FALSE(grade.has_value());
  CHECK(grade.error().code() == ErrorCode::BadSubmission);
  CHECK(grade.error().message().find("python") != std::string::npos);
}

}  // namespace
}  // namespace assay::grader
