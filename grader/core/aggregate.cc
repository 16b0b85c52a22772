// From test grades to one grade. The rules are few on purpose: the verdict is that of the first
// test that failed, the reward is 1 or 0, or the mean score where the problem asks for that.

#include "grader/core/aggregate.h"

#include <algorithm>

#include "base/check.h"
#include "grader/core/flags.h"
#include "grader/core/quote.h"
#include "grader/core/verdicts.h"

namespace assay::grader {

TestGrade test_from_report(std::string_view name, const sandbox::Report& report, bool full_detail) {
  TestGrade test;
  test.name = name;
  test.cpu = report.usage.cpu;
  test.wall = report.usage.wall;
  test.memory = report.usage.memory_peak;
  test.exit_code = report.exit_code;
  test.signal = report.signal;
  test.warm = report.warm;
  if (full_detail) {
    test.out = report.out.substr(0, kMaxQuotedOutput);
    test.err = report.err.substr(0, kMaxQuotedOutput);
  }
  return test;
}

void set_failed_run(TestGrade& test, const sandbox::Report& report) {
  const std::optional<Verdict> verdict = failed_run(report.verdict);
  check(verdict.has_value(), "a run that ended well is judged, not failed");
  test.verdict = verdict.value_or(Verdict::RuntimeError);
  test.score = 0;
  test.message = quote(report.detail, kMaxMessage);
}

void set_judged(TestGrade& test, const checkers::Judgement& judgement) {
  test.verdict = judged(judgement.outcome);
  test.score = test.verdict == Verdict::Accepted            ? 1.0
               : test.verdict == Verdict::PartiallyAccepted ? std::clamp(judgement.score, 0.0, 1.0)
                                                            : 0.0;
  test.message = quote(judgement.message, kMaxMessage);
}

void account(Grade& grade, const sandbox::Report& report) {
  add_run_flags(grade.flags, report);
  sandbox::Usage& sum = grade.usage;
  sum.cpu = sum.cpu + report.usage.cpu;
  sum.user = sum.user + report.usage.user;
  sum.system = sum.system + report.usage.system;
  sum.wall = sum.wall + report.usage.wall;
  sum.memory_peak = std::max(sum.memory_peak, report.usage.memory_peak);
  sum.memory_exact = report.usage.memory_exact;
  grade.tier = std::min(grade.tier, report.tier);
}

void set_compile_error(Grade& grade, const Compiled& compiled) {
  grade.verdict = Verdict::CompileError;
  grade.reward = 0;
  grade.message = compiled.message;
}

void aggregate(Grade& grade, int total, RewardRule rule) {
  check(total >= 1 && grade.tests.size() <= static_cast<std::size_t>(total),
        "a grade has at least one test and no more than its problem");
  grade.total = total;
  double score = 0;
  grade.passed = 0;
  grade.verdict = Verdict::Accepted;
  for (const TestGrade& test : grade.tests) {
    score += test.score;
    if (test.verdict == Verdict::Accepted) {
      ++grade.passed;
    } else if (grade.verdict == Verdict::Accepted) {
      grade.verdict = test.verdict;
    }
  }
  check(grade.verdict != Verdict::Accepted || grade.passed == total,
        "tests are left out only after a failure");
  switch (rule) {
    case RewardRule::Binary:
      grade.reward = grade.passed == total ? 1 : 0;
      break;
    case RewardRule::Fraction:
      grade.reward = score / total;
      break;
  }
}

}  // namespace assay::grader
