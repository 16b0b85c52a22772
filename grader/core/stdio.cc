// Kind "stdio": one fresh box a test, which sees that test's input and nothing else. What it
// printed is judged out here, or by a program of the author's in a box of its own.

#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/job.h"
#include "grader/core/judge.h"

namespace assay::grader {
namespace {

/// The author's program as a checker.
class ExternalChecker final : public checkers::Checker {
 public:
  ExternalChecker(Judge judge, const JudgeProgram& program)
      : judge_(std::move(judge)), program_(program) {}
  Result<checkers::Judgement> judge(const checkers::OutputCase& c) const override {
    Judge runner = judge_;
    return checkers::external::judge(program_.protocol, program_.points_max, c, runner);
  }

 private:
  const Judge judge_;
  const JudgeProgram& program_;
};

Result<std::unique_ptr<const checkers::Checker>> checker_of(Services& services, const Job& job,
                                                            const StdioProblem& problem) {
  if (!problem.judge) {
    return checkers::make_checker(problem.checker);
  }
  Result<Judge> judge = Judge::make(services, job, *problem.judge);
  if (!judge) {
    return failure(std::move(judge).error());
  }
  return std::make_unique<const ExternalChecker>(*std::move(judge), *problem.judge);
}

Result<TestGrade> grade_test(Services& services, const Job& job, const checkers::Checker& checker,
                             const StdioTest& test, sandbox::Spec& spec, Grade& grade) {
  Result<sandbox::Blob> input = sandbox::Blob::from(test.input);
  if (!input) {
    return failure(std::move(input).error());
  }
  spec.input = *std::move(input);
  Result<sandbox::Report> report = services.runner.run(spec, job.stop);
  if (!report) {
    return failure(std::move(report).error());
  }
  account(grade, *report);
  TestGrade result = test_from_report(test.name, *report, job.options.full_detail);
  if (report->verdict != sandbox::Verdict::Ok) {
    set_failed_run(result, *report);
    return result;
  }
  Result<checkers::Judgement> judgement =
      checker.judge({.input = test.input, .answer = test.answer, .output = report->out});
  if (!judgement) {
    return failure(std::move(judgement).error());
  }
  set_judged(result, *judgement);
  return result;
}

}  // namespace

Result<void> grade_stdio(Services& services, const Job& job, const StdioProblem& problem,
                         Grade& grade) {
  Result<void> counted = check_test_count(problem.tests.size());
  if (!counted) {
    return counted;
  }
  Result<std::unique_ptr<const checkers::Checker>> checker = checker_of(services, job, problem);
  if (!checker) {
    return failure(std::move(checker).error());
  }
  grade.total = static_cast<int>(problem.tests.size());
  const SubmissionRules rules{.languages = job.problem.languages, .default_language = {}};
  Result<Built> built = build(services, job, rules, grade);
  if (!built) {
    return failure(std::move(built).error());
  }
  if (!built->program) {
    return {};
  }
  sandbox::Spec spec =
      run_spec(built->sources, built->program->files, built->sources.main, job.problem.limits);
  return grade_each(job, problem.tests, grade, [&](const StdioTest& test) {
    return grade_test(services, job, **checker, test, spec, grade);
  });
}

}  // namespace assay::grader
