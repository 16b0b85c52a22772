// Kind "interactive": the submission and the author's interactor, each in a box of its own, joined
// by two pipes. The interactor has the test's input and answer as files and decides by its exit
// status; the submission sees only what the interactor writes. Both are under limits. Nothing of
// what they say is kept on our side: a pipe's buffer is the bound.
//
// Who decides, in this order:
//   1. an interactor that ran into a limit of its own is the problem's fault: an error;
//   2. a submission that ran into a limit (a deadlock is idle_limit);
//   3. the interactor's verdict; if it has none because it crashed, the submission's own failure if
//      there is one; wrong_answer if the crash was that there was nobody left to talk to; else it
//      is the problem's fault;
//   4. an accepted submission has to end well, too.
// What one says after the other has left is read all the same (Runner::run_pair), up to a bound:
// that nobody listens any more fails neither. After a wrong answer a submission that goes on beyond
// it may die of a broken pipe: that is a consequence, so wrong_answer stands.

#include <csignal>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/job.h"
#include "grader/core/judge.h"

namespace assay::grader {
namespace {

using checkers::external::ProgramRun;

/// What the interactor may use longer than the submission, so that it sees its end.
constexpr WallTime kExtraWall{std::chrono::seconds(5)};

bool is_limit(sandbox::Verdict verdict) {
  return verdict != sandbox::Verdict::Ok && verdict != sandbox::Verdict::RuntimeError;
}

/// Whether the interactor died of the submission's leaving. It is called a wrong answer rather than
/// an error, so that leaving is never better than staying.
bool was_left_alone(const sandbox::Report& interactor) {
  return interactor.signal == std::optional(SIGPIPE) ||
         interactor.err.find("BrokenPipeError") != std::string::npos ||
         interactor.err.find("EOFError") != std::string::npos;
}

Result<TestGrade> judge_pair(const Job& job, const JudgeProgram& program, const StdioTest& test,
                             const Runner::Pair& pair, Grade& grade) {
  const sandbox::Report& interactor = pair.first;
  const sandbox::Report& submission = pair.second;
  account(grade, submission);
  TestGrade result = test_from_report(test.name, submission, job.options.full_detail);
  const bool both_idle = interactor.verdict == sandbox::Verdict::IdleLimit &&
                         submission.verdict == sandbox::Verdict::IdleLimit;
  if (is_limit(interactor.verdict) && !both_idle) {
    return failure(ErrorCode::BadProblem,
                   "the interactor did not end by itself: " + interactor.detail);
  }
  if (is_limit(submission.verdict)) {
    set_failed_run(result, submission);
    return result;
  }
  Result<checkers::Judgement> judgement = checkers::external::read_outcome(
      program.protocol, program.points_max, Judge::outcome(interactor));
  const bool failed_alone = submission.verdict == sandbox::Verdict::RuntimeError &&
                            submission.signal != std::optional(SIGPIPE);
  if (!judgement && failed_alone) {
    set_failed_run(result, submission);
    return result;
  }
  if (!judgement && was_left_alone(interactor)) {
    result.verdict = Verdict::WrongAnswer;
    result.message = "the program left in the middle of the conversation";
    return result;
  }
  if (!judgement) {
    return failure(std::move(judgement).error());
  }
  const bool right = judgement->outcome != checkers::Outcome::Wrong;
  if (submission.verdict != sandbox::Verdict::Ok &&
      (right || (failed_alone && submission.signal))) {
    set_failed_run(result, submission);
    return result;
  }
  set_judged(result, *judgement);
  return result;
}

class InteractiveRuns {
 public:
  InteractiveRuns(Services& services, const Job& job, const InteractiveProblem& problem,
                  const Built& built, Judge judge, Grade& grade)
      : services_(services), job_(job), problem_(problem), judge_(std::move(judge)), grade_(grade) {
    spec_ = run_spec(built.sources, built.program->files, built.sources.main, job.problem.limits);
  }

  Result<TestGrade> grade(const StdioTest& test) {
    const std::string input(checkers::external::kInputFile);
    const std::string answer(checkers::external::kAnswerFile);
    ProgramRun run{.args = {}, .files = {{input, test.input}, {answer, test.answer}}, .input = {}};
    switch (problem_.interactor.protocol) {
      case checkers::external::Protocol::Testlib:
        run.args = {input, std::string(checkers::external::kOutputFile), answer};
        break;
      case checkers::external::Protocol::Icpc:
        run.args = {input, answer, ".assay/feedback/"};
        run.files.emplace(".assay/feedback/README", "");
        break;
      case checkers::external::Protocol::Print:
        return failure(ErrorCode::BadProblem,
                       "problem.interactor: its standard output goes to the submission, so that it "
                       "cannot print a verdict");
    }
    Result<sandbox::Spec> interactor = judge_.spec(run);
    if (!interactor) {
      return failure(std::move(interactor).error());
    }
    interactor->limits.wall = spec_.limits.wall + kExtraWall;
    Result<Runner::Pair> pair =
        services_.runner.run_pair(*interactor, spec_, job_.stop, Runner::Link::Pipes);
    if (!pair) {
      return failure(std::move(pair).error());
    }
    return judge_pair(job_, problem_.interactor, test, *pair, grade_);
  }

 private:
  Services& services_;
  const Job& job_;
  const InteractiveProblem& problem_;
  Judge judge_;
  Grade& grade_;
  sandbox::Spec spec_;
};

}  // namespace

Result<void> grade_interactive(Services& services, const Job& job,
                               const InteractiveProblem& problem, Grade& grade) {
  Result<void> counted = check_test_count(problem.tests.size());
  if (!counted) {
    return counted;
  }
  grade.total = static_cast<int>(problem.tests.size());
  Result<Judge> judge = Judge::make(services, job, problem.interactor);
  if (!judge) {
    return failure(std::move(judge).error());
  }
  const SubmissionRules rules{.languages = job.problem.languages, .default_language = {}};
  Result<Built> built = build(services, job, rules, grade);
  if (!built) {
    return failure(std::move(built).error());
  }
  if (!built->program) {
    return {};
  }
  InteractiveRuns runs(services, job, problem, *built, *std::move(judge), grade);
  return grade_each(job, problem.tests, grade,
                    [&](const StdioTest& test) { return runs.grade(test); });
}

}  // namespace assay::grader
