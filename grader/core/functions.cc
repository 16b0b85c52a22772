// Kind "function": each test is a call in a box that holds arguments and nothing else of the
// problem. The returned value comes back as data and is compared out here, where no __eq__ of the
// submission's can be reached.
//
// Tests share boxes, one call after the other, each in a process of its own
// (harness/assay_function.py). What holds that together:
//   - A call's arguments are sent when the call before has been answered.
//   - A box has the limits of one test. So what was answered in it was within them, but for the
//     processor time between two looks of the watch (sandbox/run.cc). What came later than it was
//     seen over its time does not count as answered, though beside others the run may go on.
//   - At full detail each test has a box of its own, and so its own cost and output.
//   - A value that came back stands: there is no second try, which would be a second guess.
//   - Whatever else comes of a call counts only if it was the first of its box, a fresh one. Else
//     the call is made again as the first of the next box. So nothing is held against a submission
//     that earlier calls brought about: time they used, files and processes they left.

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/flags.h"
#include "grader/core/harness_reply.h"
#include "grader/core/job.h"
#include "grader/core/quote.h"
#include "grader/core/talk.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

std::string text(const json& object) {
  return object.dump(-1, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace);
}

/// The line that asks for the call of `test`.
std::string call_text(const FunctionTest& test, const std::string& token, bool last) {
  json args = json::array();
  for (const checkers::Value& value : test.args) {
    args.push_back(value_to_json(value));
  }
  json kwargs = json::array();
  for (const auto& [name, value] : test.kwargs) {
    kwargs.push_back(json::array({name, value_to_json(value)}));
  }
  return text({{"token", token},
               {"args", std::move(args)},
               {"kwargs", std::move(kwargs)},
               {"last", last}}) +
         "\n";
}

/// What came of a call.
struct Answer {
  FunctionReply reply;
  bool whole = false;     ///< A line came back.
  bool too_long = false;  ///< None did, although more came than a stream may hold.

  bool has_value() const { return std::holds_alternative<ReturnedValue>(reply); }
  bool is_garbled() const { return whole && std::holds_alternative<GarbledReply>(reply); }
};

/// Turns a reply into the test's verdict.
struct JudgeReply {
  const FunctionProblem& problem;
  const FunctionTest& test;
  const sandbox::Report& report;
  TestGrade& result;
  Grade& grade;

  void operator()(const ReturnedValue& returned) const {
    if (report.verdict != sandbox::Verdict::Ok) {
      set_failed_run(result, report);
      return;
    }
    if (std::holds_alternative<checkers::OpaqueValue>(returned.value.data)) {
      add_flag(grade.flags, kOpaqueResult);
    }
    set_judged(result, checkers::compare_values(test.expected, returned.value, problem.policy));
  }
  void operator()(const RaisedException& raised) const {
    result.verdict = Verdict::RuntimeError;
    result.message = quote(raised.type + ": " + raised.message, kMaxMessage);
    if (raised.exit) {
      add_flag(grade.flags, kEarlyExit);
    }
  }
  void operator()(const NoReply&) const {
    if (report.exit_code) {
      add_flag(grade.flags, kEarlyExit);
    }
    if (report.verdict != sandbox::Verdict::Ok) {
      set_failed_run(result, report);
      return;
    }
    result.verdict = Verdict::RuntimeError;
    result.message = "the program ended before the function returned";
  }
  void operator()(const GarbledReply& garbled) const {
    add_flag(grade.flags, garbled.after_verdict ? kOutputAfterVerdict : kForgedChannel);
    result.verdict = Verdict::WrongAnswer;
    result.message = "the result channel carries something else than one result";
  }
};

/// Whether the run's own end decides, whatever was written before.
bool run_decides(sandbox::Verdict verdict) {
  return verdict != sandbox::Verdict::Ok && verdict != sandbox::Verdict::RuntimeError;
}

class FunctionRuns {
 public:
  FunctionRuns(Services& services, const Job& job, const FunctionProblem& problem, Grade& grade)
      : services_(services), job_(job), problem_(problem), grade_(grade) {}

  Result<void> prepare(const Built& built) {
    std::vector<sandbox::File> files = services_.harness.files(Driver::Function);
    files.insert(files.end(), built.program->files.begin(), built.program->files.end());
    spec_ = run_spec(built.sources, files, std::string(Harness::path(Driver::Function)),
                     job_.problem.limits);
    spec_.warm = services_.harness.warm(Driver::Function, built.sources.warm);
    Result<sandbox::Blob> input = sandbox::Blob::from(
        text({{"main", built.sources.main}, {"setup", problem_.setup}, {"entry", problem_.entry}}));
    if (!input) {
      return failure(std::move(input).error());
    }
    spec_.input = *std::move(input);
    return {};
  }

  /// The grade of the next test: to be called in their order.
  Result<TestGrade> grade(const FunctionTest& test) {
    const bool last = ++begun_ == problem_.tests.size() || job_.options.full_detail;
    if (talk_) {
      Result<std::optional<TestGrade>> later = ask_later(test, last);
      if (!later) {
        return failure(std::move(later).error());
      }
      if (*later) {
        return **std::move(later);
      }
    }
    return ask_first(test, last, Runner::Beside::Others);
  }

  /// After the last test that is to be graded.
  Result<void> finish() {
    if (!talk_) {
      return {};
    }
    Answer none;
    Result<sandbox::Report> report = close(none);
    if (!report) {
      return failure(std::move(report).error());
    }
    account_shared(*report);
    return {};
  }

 private:
  /// A call in a box that has answered others. Nothing if it is to be made again.
  Result<std::optional<TestGrade>> ask_later(const FunctionTest& test, bool last) {
    Answer answer = ask(test, last);
    if (stands(answer, last)) {
      return judged(test, answer);
    }
    Result<sandbox::Report> report = close(answer);
    if (!report) {
      return failure(std::move(report).error());
    }
    account_shared(*report);
    if (answer.is_garbled() || (answer.has_value() && report->verdict == sandbox::Verdict::Ok)) {
      return judged(test, answer);
    }
    return std::nullopt;
  }

  /// A call in a fresh box; again, with nothing beside it, if the load may have decided its run.
  Result<TestGrade> ask_first(const FunctionTest& test, bool last, Runner::Beside beside) {
    Result<std::unique_ptr<Talk>> talk = services_.runner.talk(spec_, job_.stop, beside);
    if (!talk) {
      return failure(std::move(talk).error());
    }
    talk_ = *std::move(talk);
    first_ = grade_.tests.size();
    Answer answer = ask(test, last);
    if (stands(answer, last)) {
      return judged(test, answer);
    }
    Result<sandbox::Report> report = close(answer);
    if (!report) {
      return failure(std::move(report).error());
    }
    if (beside == Runner::Beside::Others && report->in_doubt) {
      return ask_first(test, last, Runner::Beside::Nobody);
    }
    if (beside == Runner::Beside::Nobody && report->starved) {
      return failure(Runner::starved_twice());
    }
    account(grade_, *report);
    TestGrade result = test_from_report(test.name, *report, job_.options.full_detail);
    if (run_decides(report->verdict)) {
      set_failed_run(result, *report);
    } else if (answer.too_long) {
      result.verdict = Verdict::OutputLimit;
      result.message = "the returned value is too long";
    } else {
      std::visit(JudgeReply{problem_, test, *report, result, grade_}, answer.reply);
    }
    return result;
  }

  /// Whether it decides, and the run goes on.
  bool stands(const Answer& answer, bool last) const {
    return answer.has_value() && !last && !talk_->is_over_time();
  }

  Answer ask(const FunctionTest& test, bool last) {
    const std::string token = random_token();
    const std::string heard = talk_->ask(call_text(test, token, last));
    const bool whole = heard.ends_with('\n');
    return {
        .reply = read_function_reply(heard, token),
        .whole = whole,
        .too_long = !whole && heard.size() > static_cast<std::size_t>(spec_.limits.output.count)};
  }

  /// Ends the run. `answer` is garbled if it was not all that came.
  Result<sandbox::Report> close(Answer& answer) {
    Result<sandbox::Report> report = talk_->end();
    if (talk_->said_more() && !answer.too_long && !answer.is_garbled()) {
      add_flag(grade_.flags, kOutputAfterVerdict);
      if (answer.whole) {
        answer.reply = GarbledReply{.after_verdict = true};
      }
    }
    talk_.reset();
    return report;
  }

  /// What the calls of a box cost together stands at the first of them.
  void account_shared(const sandbox::Report& report) {
    account(grade_, report);
    TestGrade& first = grade_.tests[first_];
    TestGrade cost = test_from_report(first.name, report, job_.options.full_detail);
    cost.verdict = first.verdict;
    cost.score = first.score;
    cost.message = std::move(first.message);
    first = std::move(cost);
  }

  /// The verdict on an answer of a run that goes on, or has ended well.
  TestGrade judged(const FunctionTest& test, const Answer& answer) {
    const sandbox::Report well;
    TestGrade result;
    result.name = test.name;
    std::visit(JudgeReply{problem_, test, well, result, grade_}, answer.reply);
    return result;
  }

  Services& services_;
  const Job& job_;
  const FunctionProblem& problem_;
  Grade& grade_;
  sandbox::Spec spec_;
  std::unique_ptr<Talk> talk_;
  std::size_t begun_ = 0;
  std::size_t first_ = 0;  ///< The test that the box of talk_ was asked first.
};

}  // namespace

Result<void> grade_function(Services& services, const Job& job, const FunctionProblem& problem,
                            Grade& grade) {
  Result<void> counted = check_test_count(problem.tests.size());
  if (!counted) {
    return counted;
  }
  grade.total = static_cast<int>(problem.tests.size());
  Result<Built> built = build(services, job, python_only(), grade);
  if (!built) {
    return failure(std::move(built).error());
  }
  if (!built->program) {
    return {};
  }
  FunctionRuns runs(services, job, problem, grade);
  Result<void> done = runs.prepare(*built);
  if (done) {
    done = grade_each(job, problem.tests, grade,
                      [&](const FunctionTest& test) { return runs.grade(test); });
  }
  return done ? runs.finish() : done;
}

}  // namespace assay::grader
