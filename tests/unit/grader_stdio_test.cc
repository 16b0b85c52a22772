// Kind stdio on a fake executor: what each box is given, and what each end of a run is called.

#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using fake::FakeExecutor;

Problem problem(int tests = 2) {
  StdioProblem body;
  for (int i = 1; i <= tests; ++i) {
    body.tests.push_back(
        {"t" + std::to_string(i), std::to_string(i) + "\n", "secret" + std::to_string(i) + "\n"});
  }
  Problem result;
  result.body = std::move(body);
  return result;
}

/// Prints the right answer to each input.
Result<sandbox::Report> right(const sandbox::Spec& spec) {
  return FakeExecutor::said("secret" + fake::text_of(spec.input));
}

Result<Grade> grade(FakeExecutor& executor, const Problem& p, GradeOptions options = {}) {
  return fake::grader_on(executor)->grade(p, fake::code("python", "print(1)"), options);
}

TEST_CASE("stdio: every test right is accepted with reward 1") {
  FakeExecutor executor(right);
  const Result<Grade> result = grade(executor, problem(3));
  REQUIRE(result.has_value());
  CHECK(result->verdict == Verdict::Accepted);
  CHECK(result->reward == 1);
  CHECK(result->passed == 3);
  CHECK(result->total == 3);
  CHECK(result->separate);
  CHECK(result->usage.cpu == CpuTime{std::chrono::milliseconds(9)});
  CHECK(result->usage.memory_peak == Bytes::mib(7));
  CHECK(result->tests[1].name == "t2");
}

TEST_CASE("stdio: a box has the source and one input, and nothing of the answers") {
  FakeExecutor executor(right);
  REQUIRE(grade(executor, problem()).has_value());
  const std::vector<sandbox::Spec> seen = executor.seen();
  REQUIRE(seen.size() == 2);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const sandbox::Spec& spec = seen[i];
    CHECK(fake::text_of(spec.input) == std::to_string(i + 1) + "\n");
    REQUIRE(spec.files.size() == 1);
    CHECK(spec.files[0].name == "main.py");
    CHECK(fake::text_of(spec.files[0].content) == "print(1)");
    CHECK_FALSE(spec.capture_channel);
    CHECK(spec.passed.empty());
    for (const auto* words : {&spec.argv, &spec.env}) {
      for (const std::string& word : *words) {
        CHECK(word.find("secret") == std::string::npos);
      }
    }
  }
}

TEST_CASE("stdio: each end of a run has its verdict, whatever was printed") {
  const std::pair<sandbox::Verdict, Verdict> ends[] = {
      {sandbox::Verdict::RuntimeError, Verdict::RuntimeError},
      {sandbox::Verdict::TimeLimit, Verdict::TimeLimit},
      {sandbox::Verdict::IdleLimit, Verdict::IdleLimit},
      {sandbox::Verdict::MemoryLimit, Verdict::MemoryLimit},
      {sandbox::Verdict::OutputLimit, Verdict::OutputLimit},
      {sandbox::Verdict::SecurityViolation, Verdict::SecurityViolation},
  };
  for (const auto& [end, verdict] : ends) {
    CAPTURE(sandbox::name(end));
    FakeExecutor executor([end = end](const sandbox::Spec& spec) {
      Result<sandbox::Report> report = right(spec);
      report->verdict = end;
      report->detail = "why";
      return report;
    });
    const Result<Grade> result = grade(executor, problem());
    REQUIRE(result.has_value());
    CHECK(result->verdict == verdict);
    CHECK(result->reward == 0);
    CHECK(result->passed == 0);
    CHECK(result->tests[0].message == "why");
  }
}

TEST_CASE("stdio: the verdict is that of the first test that failed, the reward by the rule") {
  const auto half = [](const sandbox::Spec& spec) -> Result<sandbox::Report> {
    const std::string input = fake::text_of(spec.input);
    if (input == "2\n") {
      return FakeExecutor::said("no\n");
    }
    return input == "3\n" ? FakeExecutor::ended(sandbox::Verdict::TimeLimit) : right(spec);
  };
  for (const RewardRule rule : {RewardRule::Binary, RewardRule::Fraction}) {
    FakeExecutor executor(half);
    Problem p = problem(4);
    p.reward = rule;
    const Result<Grade> result = grade(executor, p);
    REQUIRE(result.has_value());
    CHECK(result->verdict == Verdict::WrongAnswer);
    CHECK(result->passed == 2);
    CHECK(result->reward == (rule == RewardRule::Binary ? 0.0 : 0.5));
  }
}

TEST_CASE("stdio: stopping at the first failure runs no further test and counts them as failed") {
  FakeExecutor executor([](const sandbox::Spec&) { return FakeExecutor::said("no\n"); });
  Problem p = problem(5);
  p.reward = RewardRule::Fraction;
  const Result<Grade> result = grade(executor, p, {.stop_at_first_failure = true});
  REQUIRE(result.has_value());
  CHECK(executor.seen().size() == 1);
  CHECK(result->tests.size() == 1);
  CHECK(result->total == 5);
  CHECK(result->reward == 0);
}

TEST_CASE("stdio: a failure of ours is an error, never a reward") {
  FakeExecutor executor([](const sandbox::Spec&) -> Result<sandbox::Report> {
    return failure(ErrorCode::Sandbox, "the slot died");
  });
  const Result<Grade> result = grade(executor, problem());
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == ErrorCode::Sandbox);
  CHECK(result.error().message() == "test 1: the slot died");
}

TEST_CASE("stdio: a starved run is run again; starving twice is Overloaded, not a verdict") {
  int runs = 0;
  FakeExecutor once([&](const sandbox::Spec& spec) {
    Result<sandbox::Report> report = right(spec);
    if (++runs == 1) {
      *report = FakeExecutor::ended(sandbox::Verdict::IdleLimit);
      report->in_doubt = report->starved = true;
    }
    return report;
  });
  const Result<Grade> recovered = grade(once, problem(1));
  REQUIRE(recovered.has_value());
  CHECK(recovered->verdict == Verdict::Accepted);
  CHECK(runs == 2);
  FakeExecutor always([](const sandbox::Spec&) {
    sandbox::Report report = FakeExecutor::ended(sandbox::Verdict::IdleLimit);
    report.in_doubt = report.starved = true;
    return report;
  });
  const Result<Grade> starved = grade(always, problem(1));
  REQUIRE_FALSE(starved.has_value());
  CHECK(starved.error().code() == ErrorCode::Overloaded);
}

TEST_CASE("stdio: a verdict in doubt is asked for once more, alone, and then stands") {
  int runs = 0;
  FakeExecutor executor([&](const sandbox::Spec&) {
    ++runs;
    sandbox::Report report = FakeExecutor::ended(sandbox::Verdict::TimeLimit);
    report.in_doubt = true;
    return report;
  });
  const Result<Grade> result = grade(executor, problem(1));
  REQUIRE(result.has_value());
  CHECK(result->verdict == Verdict::TimeLimit);
  CHECK(runs == 2);
}

TEST_CASE("stdio: no test, or one more than the maximum, is a bad problem") {
  FakeExecutor executor(right);
  const Result<Grade> none = grade(executor, problem(0));
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code() == ErrorCode::BadProblem);
  const Result<Grade> many = grade(executor, problem(10'001));
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().code() == ErrorCode::BadProblem);
  CHECK(executor.seen().empty());
}

TEST_CASE("stdio: an unknown checker is a bad problem and nothing runs") {
  FakeExecutor executor(right);
  Problem p = problem();
  std::get<StdioProblem>(p.body).checker.name = "no-such-checker";
  const Result<Grade> result = grade(executor, p);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code() == ErrorCode::BadProblem);
  CHECK(executor.seen().empty());
}

TEST_CASE("stdio: what the program tried is flagged once") {
  FakeExecutor executor([](const sandbox::Spec& spec) {
    Result<sandbox::Report> report = right(spec);
    report->refused_calls = {"ptrace", "mount"};
    report->read_outside = {"/", "/etc/passwd"};
    report->leftover_processes = 2;
    return report;
  });
  const Result<Grade> result = grade(executor, problem());
  REQUIRE(result.has_value());
  CHECK(result->flags == std::vector<std::string>{"refused_call:ptrace", "refused_call:mount",
                                                  "read_outside:/", "read_outside:/etc/passwd",
                                                  "leftover_processes"});
  CHECK(result->verdict == Verdict::Accepted);
}

TEST_CASE("stdio: captured output is in the grade only at full detail, and bounded") {
  FakeExecutor executor([](const sandbox::Spec&) {
    return FakeExecutor::said(std::string(3 * kMaxQuotedOutput, 'x'));
  });
  const Result<Grade> brief = grade(executor, problem(1));
  REQUIRE(brief.has_value());
  CHECK(brief->tests[0].out.empty());
  const Result<Grade> full = grade(executor, problem(1), {.full_detail = true});
  REQUIRE(full.has_value());
  CHECK(full->tests[0].out.size() == kMaxQuotedOutput);
}

TEST_CASE("provenance: version, hashes and toolchain; the toolchain is asked once") {
  FakeExecutor executor(right);
  const std::unique_ptr<Grader> grader = fake::grader_on(executor);
  const auto hashes = [&](const Problem& p, const std::string& text) {
    const Result<Grade> result = grader->grade(p, fake::code("python", text), {});
    REQUIRE(result.has_value());
    CHECK(result->provenance.toolchain == "Fake 1.2");
    CHECK_FALSE(result->provenance.assay_version.empty());
    CHECK(result->provenance.problem_hash.starts_with("sha256:"));
    CHECK(result->provenance.submission_hash.size() == 7 + 64);
    return std::pair(result->provenance.problem_hash, result->provenance.submission_hash);
  };
  const auto first = hashes(problem(), "a");
  CHECK(hashes(problem(), "a") == first);
  const auto other = hashes(problem(3), "b");
  CHECK(other.first != first.first);
  CHECK(other.second != first.second);
  CHECK(executor.versions_asked() == 1);
}

}  // namespace
}  // namespace assay::grader
