// Kind asserts on a fake executor: two boxes, what each may know, and what their ends are worth.

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using fake::FakeExecutor;
using nlohmann::json;

constexpr const char* kTest = "def check(candidate):\n    assert candidate(2) == 4242\n";

Problem problem() {
  Problem result;
  result.body =
      AssertsProblem{.prompt = {}, .entry = "total", .test = kTest, .setup = "import math"};
  return result;
}

bool is_test_box(const sandbox::Spec& spec) { return spec.capture_channel; }

sandbox::Report with_units(const json& units, const json& more = json::object()) {
  json reply = {{"units", units}, {"asserts", 1}, {"broken", nullptr}};
  reply.update(more);
  sandbox::Report report = FakeExecutor::said("");
  report.channel = reply.dump() + "\n";
  return report;
}

/// A pair of boxes: the test says `test`, the submission's run ends as `submission`.
fake::Answer boxes(sandbox::Report test, sandbox::Report submission = FakeExecutor::said("")) {
  return [test = std::move(test), submission = std::move(submission)](const sandbox::Spec& spec) {
    return is_test_box(spec) ? test : submission;
  };
}

const json kPassed = json::array({json::array({"check", "passed", ""})});

Result<Grade> grade_with(const fake::Answer& answer, int slots = 2) {
  FakeExecutor executor(answer, slots);
  return fake::grader_on(executor)->grade(problem(), fake::code("python", "def total(x): ..."), {});
}

Result<Grade> grade_shared(const fake::Answer& answer, const GradeOptions& options = {}) {
  FakeExecutor executor(answer, 1);
  Problem shared = problem();
  std::get<AssertsProblem>(shared.body).shared = true;
  return fake::grader_on(executor)->grade(shared, fake::code("python", "def total(x): ..."),
                                          options);
}

Verdict verdict_with(const fake::Answer& answer) {
  const Result<Grade> grade = grade_with(answer);
  REQUIRE(grade.has_value());
  CHECK((grade->reward == 1) == (grade->verdict == Verdict::Accepted));
  return grade->verdict;
}

TEST_CASE("asserts: two boxes joined by one socket; the test's code is only in the test's") {
  FakeExecutor executor(boxes(with_units(kPassed)));
  const Result<Grade> grade =
      fake::grader_on(executor)->grade(problem(), fake::code("python", "def total(x): ..."), {});
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::Accepted);
  CHECK(grade->separate);
  const std::vector<sandbox::Spec> seen = executor.seen();
  REQUIRE(seen.size() == 2);
  for (const sandbox::Spec& spec : seen) {
    REQUIRE(spec.passed.size() == 1);
    CHECK(spec.passed[0].number == 4);
    std::string everything = fake::text_of(spec.input);
    for (const sandbox::File& file : spec.files) {
      everything += fake::text_of(file.content);
    }
    const bool has_test = everything.find("4242") != std::string::npos;
    const bool has_submission = everything.find("def total(x): ...") != std::string::npos;
    CHECK(has_test == is_test_box(spec));
    CHECK(has_submission == !is_test_box(spec));
  }
  CHECK(seen[0].passed[0].fd != seen[1].passed[0].fd);
}

TEST_CASE("asserts: each end of a unit has its verdict") {
  const std::pair<const char*, Verdict> ends[] = {
      {"passed", Verdict::Accepted},     {"failed", Verdict::WrongAnswer},
      {"raised", Verdict::RuntimeError}, {"exited", Verdict::RuntimeError},
      {"lost", Verdict::RuntimeError},
  };
  for (const auto& [status, verdict] : ends) {
    CAPTURE(status);
    CHECK(verdict_with(boxes(with_units({{"check", status, "why"}}))) == verdict);
  }
}

TEST_CASE("asserts: a submission whose run did not end well has not passed") {
  for (const auto& [end, verdict] :
       {std::pair{sandbox::Verdict::TimeLimit, Verdict::TimeLimit},
        {sandbox::Verdict::MemoryLimit, Verdict::MemoryLimit},
        {sandbox::Verdict::SecurityViolation, Verdict::SecurityViolation},
        {sandbox::Verdict::RuntimeError, Verdict::RuntimeError}}) {
    CHECK(verdict_with(boxes(with_units(kPassed), FakeExecutor::ended(end))) == verdict);
  }
}

TEST_CASE("asserts: a box that ended early or broke the protocol has not passed, and is flagged") {
  const Result<Grade> gone = grade_with(boxes(with_units(kPassed, {{"gone", true}})));
  REQUIRE(gone.has_value());
  CHECK(gone->verdict == Verdict::RuntimeError);
  CHECK(gone->flags == std::vector<std::string>{"early_exit"});
  const Result<Grade> garbled = grade_with(boxes(with_units(kPassed, {{"garbled", "not JSON"}})));
  REQUIRE(garbled.has_value());
  CHECK(garbled->verdict == Verdict::RuntimeError);
  CHECK(garbled->flags == std::vector<std::string>{"forged_channel"});
}

TEST_CASE("asserts: units before the one that died keep their score where the rule is fraction") {
  FakeExecutor executor(
      boxes(with_units({{"assert 1", "passed", ""}, {"assert 2", "lost", ""}}, {{"gone", true}}),
            FakeExecutor::ended(sandbox::Verdict::TimeLimit)));
  Problem p = problem();
  p.reward = RewardRule::Fraction;
  const Result<Grade> grade = fake::grader_on(executor)->grade(p, fake::code("python", "x"), {});
  REQUIRE(grade.has_value());
  CHECK(grade->reward == 0.5);
  CHECK(grade->verdict == Verdict::TimeLimit);
}

TEST_CASE("asserts: a test that is at fault itself is a bad problem") {
  for (const fake::Answer& answer :
       {boxes(with_units(json::array(), {{"broken", "no assertion"}})),
        boxes(with_units(json::array())), boxes(FakeExecutor::said("no channel message"))}) {
    const Result<Grade> grade = grade_with(answer);
    REQUIRE_FALSE(grade.has_value());
    CHECK(grade.error().code() == ErrorCode::BadProblem);
  }
}

TEST_CASE("asserts: what kills the test's interpreter is not held against the problem") {
  sandbox::Report crashed = FakeExecutor::ended(sandbox::Verdict::RuntimeError);
  crashed.exit_code.reset();
  crashed.signal = SIGSEGV;
  const Result<Grade> grade = grade_with(boxes(crashed));
  REQUIRE(grade.has_value());
  CHECK(grade->reward == 0);
  CHECK(grade->verdict == Verdict::RuntimeError);
  CHECK(grade->tests.at(0).message.find("test's box") != std::string::npos);
}

TEST_CASE("asserts: a limit of the test's own box is that verdict, and says where") {
  const Result<Grade> grade = grade_with(boxes(FakeExecutor::ended(sandbox::Verdict::MemoryLimit)));
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::MemoryLimit);
  CHECK(grade->tests.at(0).message.find("test's box") != std::string::npos);
}

TEST_CASE("asserts: a box that cannot be had is an error, and its partner is stopped") {
  const Result<Grade> grade = grade_with([](const sandbox::Spec& spec) -> Result<sandbox::Report> {
    if (is_test_box(spec)) {
      return with_units(kPassed);
    }
    return failure(ErrorCode::Sandbox, "the slot died");
  });
  REQUIRE_FALSE(grade.has_value());
  CHECK(grade.error().code() == ErrorCode::Sandbox);
}

TEST_CASE("asserts: both share a box where the author says so; a token guards the result") {
  const auto shared = [](bool with_token) {
    return [with_token](const sandbox::Spec& spec) {
      const json request = json::parse(fake::text_of(spec.input));
      return with_units(kPassed, {{"token", with_token ? request["token"] : json("guess")}});
    };
  };
  const Result<Grade> right = grade_shared(shared(true));
  REQUIRE(right.has_value());
  CHECK(right->verdict == Verdict::Accepted);
  CHECK_FALSE(right->separate);
  const Result<Grade> forged = grade_shared(shared(false));
  REQUIRE(forged.has_value());
  CHECK(forged->verdict == Verdict::RuntimeError);
  CHECK(forged->reward == 0);
  CHECK(std::ranges::find(forged->flags, "forged_channel") != forged->flags.end());
  const Result<Grade> refused = grade_shared(shared(true), {.require_separate = true});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code() == ErrorCode::Unsupported);
}

TEST_CASE("asserts: a single slot is an error, never a box that is shared without being asked") {
  const Result<Grade> grade = grade_with(boxes(with_units(kPassed)), /*slots=*/1);
  REQUIRE_FALSE(grade.has_value());
  CHECK(grade.error().code() == ErrorCode::Unsupported);
}

}  // namespace
}  // namespace assay::grader
