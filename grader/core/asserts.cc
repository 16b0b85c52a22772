// Kind "asserts": assertion tests in Python. The test runs in a box of its own and calls the
// submission, which runs in another, over a socket; what crosses is data (harness/assay_peer.py).
// The verdict comes from the test's box, where no code of the submission's has ever been.
//
// Where the problem's author asks for it (`isolation: shared`), and only there, both run in one
// process, and the grade says so (separate: false).

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/flags.h"
#include "grader/core/harness_reply.h"
#include "grader/core/job.h"
#include "grader/core/quote.h"
#include "grader/core/verdicts.h"

namespace assay::grader {
namespace {

using nlohmann::json;

/// What the test's box may use on top of the problem's limits: it decodes and compares what the
/// submission computes, and its own end should never come first.
constexpr CpuTime kTestExtraCpu{std::chrono::seconds(5)};
constexpr WallTime kTestExtraWall{std::chrono::seconds(2)};
constexpr Bytes kTestMemory = Bytes::mib(512);

std::string text(const json& request) {
  return request.dump(-1, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace);
}

Result<sandbox::Spec> driver_spec(Services& services, const Job& job, const Sources& sources,
                                  Driver driver, std::vector<sandbox::File> files,
                                  const json& request) {
  Result<sandbox::Blob> input = sandbox::Blob::from(text(request));
  if (!input) {
    return failure(std::move(input).error());
  }
  const std::vector<sandbox::File> harness = services.harness.files(driver);
  files.insert(files.end(), harness.begin(), harness.end());
  sandbox::Spec spec =
      run_spec(sources, files, std::string(Harness::path(driver)), job.problem.limits);
  spec.input = *std::move(input);
  spec.warm = services.harness.warm(
      driver, driver == Driver::AssertsTest ? sources.language->run.warm : sources.warm);
  spec.capture_channel = driver != Driver::AssertsSubmission;
  return spec;
}

/// The submission's run, and what the test said about it.
struct Outcome {
  sandbox::Report submission;
  AssertsReply reply;
};

/// No result from the test's own box: it hit a limit, or the test ended the process.
Result<Outcome> without_result(Runner::Pair pair) {
  const std::optional<Verdict> stopped = failed_run(pair.first.verdict);
  // A test that is at fault says so. What kills its interpreter came out of the submission.
  const bool crashed = pair.first.signal.has_value();
  if (!stopped || (*stopped == Verdict::RuntimeError && !crashed)) {
    return failure(ErrorCode::BadProblem, "the test ended without a result: " +
                                              quote_line(pair.first.err + pair.first.detail, 500));
  }
  Outcome outcome{.submission = std::move(pair.second), .reply = {}};
  outcome.reply.units.push_back({"test", UnitStatus::Lost, {}});
  if (outcome.submission.verdict == sandbox::Verdict::Ok) {
    outcome.submission.verdict = pair.first.verdict;
    outcome.submission.detail = "in the test's box: " + pair.first.detail;
  }
  return outcome;
}

Result<Outcome> run_separate(Services& services, const Job& job, const AssertsProblem& problem,
                             const Built& built) {
  const json test_request = {{"setup", problem.setup},
                             {"prompt", problem.prompt},
                             {"entry", problem.entry},
                             {"test", problem.test},
                             {"value_types", problem.value_types}};
  const json submission_request = {{"main", built.sources.main},
                                   {"setup", problem.setup},
                                   {"prompt", problem.prompt},
                                   {"entry", problem.entry}};
  Result<sandbox::Spec> test =
      driver_spec(services, job, built.sources, Driver::AssertsTest, {}, test_request);
  if (!test) {
    return failure(std::move(test).error());
  }
  test->limits.cpu = test->limits.cpu + kTestExtraCpu;
  test->limits.wall = test->limits.wall + kTestExtraWall;
  test->limits.memory = std::max(test->limits.memory, kTestMemory);
  Result<sandbox::Spec> submission =
      driver_spec(services, job, built.sources, Driver::AssertsSubmission, built.program->files,
                  submission_request);
  if (!submission) {
    return failure(std::move(submission).error());
  }
  Result<Runner::Pair> pair = services.runner.run_pair(*test, *submission, job.stop);
  if (!pair) {
    return failure(std::move(pair).error());
  }
  std::optional<AssertsReply> reply = read_asserts_reply(pair->first.channel, {});
  if (!reply || pair->first.verdict != sandbox::Verdict::Ok) {
    return without_result(*std::move(pair));
  }
  return Outcome{std::move(pair->second), *std::move(reply)};
}

Result<Outcome> run_shared(Services& services, const Job& job, const AssertsProblem& problem,
                           const Built& built, Grade& grade) {
  const std::string token = random_token();
  const json request = {{"token", token},         {"main", built.sources.main},
                        {"setup", problem.setup}, {"prompt", problem.prompt},
                        {"entry", problem.entry}, {"test", problem.test}};
  Result<sandbox::Spec> spec = driver_spec(services, job, built.sources, Driver::AssertsShared,
                                           built.program->files, request);
  if (!spec) {
    return failure(std::move(spec).error());
  }
  Result<sandbox::Report> report = services.runner.run(*spec, job.stop);
  if (!report) {
    return failure(std::move(report).error());
  }
  std::optional<AssertsReply> reply = read_asserts_reply(report->channel, token);
  if (!reply) {
    if (!report->channel.empty()) {
      add_flag(grade.flags, kForgedChannel);
    }
    reply.emplace();
    reply->units.push_back({"test", UnitStatus::Lost, {}});
    reply->gone = true;
  }
  return Outcome{*std::move(report), *std::move(reply)};
}

/// A unit that the submission did not live to see: its run says why.
void set_lost(TestGrade& test, const Outcome& outcome, Grade& grade) {
  if (outcome.submission.verdict != sandbox::Verdict::Ok) {
    set_failed_run(test, outcome.submission);
  } else {
    test.verdict = Verdict::RuntimeError;
    test.message = "the program ended before the test did";
  }
  if (!outcome.reply.garbled.empty()) {
    add_flag(grade.flags, kForgedChannel);
  } else if (outcome.submission.exit_code) {
    add_flag(grade.flags, kEarlyExit);
  }
}

void set_unit(TestGrade& test, const Unit& unit, const Outcome& outcome, Grade& grade) {
  test.message = quote(unit.message, kMaxMessage);
  switch (unit.status) {
    case UnitStatus::Passed:
      test.verdict = Verdict::Accepted;
      test.score = 1;
      break;
    case UnitStatus::Failed:
      test.verdict = Verdict::WrongAnswer;
      break;
    case UnitStatus::Raised:
      test.verdict = Verdict::RuntimeError;
      break;
    case UnitStatus::Exited:
      test.verdict = Verdict::RuntimeError;
      add_flag(grade.flags, kEarlyExit);
      break;
    case UnitStatus::Lost:
      set_lost(test, outcome, grade);
      break;
  }
}

/// Whether what the test saw pass counts for nothing: the submission broke the rules, or all passed
/// and yet its run did not end as one that passes all does. (A run that dies in its third unit
/// keeps the two before it.)
bool is_void(const Outcome& outcome, const Grade& grade) {
  const bool ended_well = outcome.submission.verdict == sandbox::Verdict::Ok && !outcome.reply.gone;
  const bool all_passed = std::ranges::all_of(
      grade.tests, [](const TestGrade& test) { return test.verdict == Verdict::Accepted; });
  return outcome.submission.verdict == sandbox::Verdict::SecurityViolation ||
         !outcome.reply.garbled.empty() || (all_passed && !ended_well);
}

void set_grade(const Job& job, Outcome& outcome, Grade& grade) {
  account(grade, outcome.submission);
  if (outcome.reply.opaque) {
    add_flag(grade.flags, kOpaqueResult);
  }
  for (const Unit& unit : outcome.reply.units) {
    // Units share one run: its cost and output stand at the first.
    TestGrade test;
    if (grade.tests.empty()) {
      test = test_from_report(unit.name, outcome.submission, job.options.full_detail);
    }
    test.name = quote_line(unit.name, kMaxMessage);
    set_unit(test, unit, outcome, grade);
    grade.tests.push_back(std::move(test));
  }
  if (is_void(outcome, grade)) {
    for (TestGrade& test : grade.tests) {
      if (test.verdict == Verdict::Accepted) {
        test.score = 0;
        set_lost(test, outcome, grade);
      }
    }
  }
  aggregate(grade, static_cast<int>(grade.tests.size()), job.problem.reward);
}

}  // namespace

Result<void> grade_asserts(Services& services, const Job& job, const AssertsProblem& problem,
                           Grade& grade) {
  SubmissionRules rules = python_only();
  rules.whole_text_allowed = !problem.prompt.empty();
  grade.total = 1;
  Result<Built> built = build(services, job, rules, grade);
  if (!built) {
    return failure(std::move(built).error());
  }
  if (!built->program) {
    return {};
  }
  Result<Outcome> outcome = problem.shared ? run_shared(services, job, problem, *built, grade)
                                           : run_separate(services, job, problem, *built);
  if (!outcome) {
    return failure(std::move(outcome).error());
  }
  if (!outcome->reply.broken.empty()) {
    return failure(ErrorCode::BadProblem, "problem.test: " + quote(outcome->reply.broken, 500));
  }
  if (outcome->reply.units.empty()) {
    return failure(ErrorCode::BadProblem, "problem.test: no test was run");
  }
  for (const std::string& name : outcome->reply.borrowed) {
    grade.notes.push_back("the test takes the name \"" + quote_line(name, kMaxMessage) +
                          "\" from the submission without importing it from there");
  }
  set_grade(job, *outcome, grade);
  return {};
}

}  // namespace assay::grader
