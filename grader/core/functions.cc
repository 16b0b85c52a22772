// Kind "function": each test is one call in a fresh box that holds the arguments of that call and
// nothing else of the problem. The returned value comes back as data and is compared out here,
// where no __eq__ of the submission's can be reached.

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/flags.h"
#include "grader/core/harness_reply.h"
#include "grader/core/job.h"
#include "grader/core/quote.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

/// What the driver reads on standard input.
std::string request_text(const FunctionProblem& problem, const FunctionTest& test,
                         const std::string& main, const std::string& token) {
  json args = json::array();
  for (const checkers::Value& value : test.args) {
    args.push_back(value_to_json(value));
  }
  json kwargs = json::array();
  for (const auto& [name, value] : test.kwargs) {
    kwargs.push_back(json::array({name, value_to_json(value)}));
  }
  const json request = {{"token", token},          {"main", main},
                        {"setup", problem.setup},  {"entry", problem.entry},
                        {"args", std::move(args)}, {"kwargs", std::move(kwargs)}};
  return request.dump(-1, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace);
}

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
  FunctionRuns(Services& services, const Job& job, const FunctionProblem& problem,
               const Built& built, Grade& grade)
      : services_(services),
        job_(job),
        problem_(problem),
        main_(built.sources.main),
        grade_(grade) {
    std::vector<sandbox::File> files = services.harness.files(Driver::Function);
    files.insert(files.end(), built.program->files.begin(), built.program->files.end());
    spec_ = run_spec(built.sources, files, std::string(Harness::path(Driver::Function)),
                     job.problem.limits);
    spec_.capture_channel = true;
    spec_.warm = services.harness.warm(Driver::Function, built.sources.warm);
  }

  Result<TestGrade> grade(const FunctionTest& test) {
    const std::string token = random_token();
    Result<sandbox::Blob> input = sandbox::Blob::from(request_text(problem_, test, main_, token));
    if (!input) {
      return failure(std::move(input).error());
    }
    spec_.input = *std::move(input);
    Result<sandbox::Report> report = services_.runner.run(spec_, job_.stop);
    if (!report) {
      return failure(std::move(report).error());
    }
    account(grade_, *report);
    TestGrade result = test_from_report(test.name, *report, job_.options.full_detail);
    if (run_decides(report->verdict)) {
      set_failed_run(result, *report);
      return result;
    }
    std::visit(JudgeReply{problem_, test, *report, result, grade_},
               read_function_reply(report->channel, token));
    return result;
  }

 private:
  Services& services_;
  const Job& job_;
  const FunctionProblem& problem_;
  const std::string& main_;
  Grade& grade_;
  sandbox::Spec spec_;
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
  FunctionRuns runs(services, job, problem, *built, grade);
  return grade_each(job, problem.tests, grade,
                    [&](const FunctionTest& test) { return runs.grade(test); });
}

}  // namespace assay::grader
