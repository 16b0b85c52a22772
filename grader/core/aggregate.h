#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "grader/core/artifact_cache.h"
#include "grader/core/job.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// Bytes of a test's message.
inline constexpr std::size_t kMaxMessage = 1024;

/// The part of a test's grade that the run itself tells: cost, exit, output at full detail. Verdict
/// and score are still to be set.
TestGrade test_from_report(std::string_view name, const sandbox::Report& report, bool full_detail);

/// A test whose run did not end well. The verdict must not be Ok.
void set_failed_run(TestGrade& test, const sandbox::Report& report);

/// A test that a checker has judged.
void set_judged(TestGrade& test, const checkers::Judgement& judgement);

/// Adds a run to a grade's flags, usage and tier. Every run of a submission goes through here.
void account(Grade& grade, const sandbox::Report& report);

/// A submission that did not compile: no test ran, all fail.
void set_compile_error(Grade& grade, const Compiled& compiled);

/// Verdict, reward and counts from the tests that ran. `total` is how many the problem has: those
/// that did not run (stop at the first failure) count as failed. `total` >= 1.
void aggregate(Grade& grade, int total, RewardRule rule);

/// Calls `grade_one` for each test in order, up to the first that fails if the job asks for that,
/// and aggregates. Errors: that of the first test without a grade, with its number.
template <typename Test, typename GradeOne>
Result<void> grade_each(const Job& job, const std::vector<Test>& tests, Grade& grade,
                        GradeOne grade_one) {
  for (std::size_t i = 0; i < tests.size(); ++i) {
    Result<TestGrade> test = grade_one(tests[i]);
    if (!test) {
      return failure(std::move(test).error().with_context("test " + std::to_string(i + 1)));
    }
    const bool failed = test->verdict != Verdict::Accepted;
    grade.tests.push_back(*std::move(test));
    if (failed && job.options.stop_at_first_failure) {
      break;
    }
  }
  aggregate(grade, static_cast<int>(tests.size()), job.problem.reward);
  return {};
}

}  // namespace assay::grader
