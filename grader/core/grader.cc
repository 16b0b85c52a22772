// The Grader: picks the road of a problem's kind and signs the result with its provenance.

#include "grader/grader.h"

#include <chrono>
#include <utility>

#include "base/check.h"
#include "grader/core/aggregate.h"
#include "grader/core/ahead_folder.h"
#include "grader/core/content_hash.h"
#include "grader/core/flags.h"
#include "grader/core/job.h"
#include "grader/core/languages.h"

namespace assay::grader {
namespace {

#ifndef ASSAY_VERSION
#error "ASSAY_VERSION comes from CMake's PROJECT_VERSION"
#endif

struct GradeByKind {
  Services& services;
  const Job& job;
  Grade& grade;

  Result<void> operator()(const StdioProblem& problem) const {
    return grade_stdio(services, job, problem, grade);
  }
  Result<void> operator()(const FunctionProblem& problem) const {
    return grade_function(services, job, problem, grade);
  }
  Result<void> operator()(const AssertsProblem& problem) const {
    return grade_asserts(services, job, problem, grade);
  }
  Result<void> operator()(const ProgramProblem& problem) const {
    return grade_program(services, job, problem, grade);
  }
  Result<void> operator()(const InteractiveProblem& problem) const {
    return grade_interactive(services, job, problem, grade);
  }
  Result<void> operator()(const AnswerProblem& problem) const {
    return grade_answer(job, problem, grade);
  }
};

class PipelineGrader final : public Grader {
 public:
  PipelineGrader(sandbox::Executor& executor, Languages languages, Harness harness,
                 const GraderOptions& options)
      : tier_(executor.tier()),
        require_separate_(options.require_separate),
        services_(executor, options.places > 0 ? options.places : executor.slots(),
                  std::move(languages), std::move(harness)) {}

  Result<Grade> grade(const Problem& problem, const Submission& submission,
                      const GradeOptions& options, std::stop_token stop) override {
    const auto start = std::chrono::steady_clock::now();
    if ((require_separate_ || options.require_separate) && !is_separate(problem)) {
      return failure(ErrorCode::Unsupported,
                     "the problem's tests share a process with the submission, and separate "
                     "isolation is required");
    }
    Grade grade;
    grade.separate = is_separate(problem);
    grade.tier = tier_;
    grade.provenance.assay_version = ASSAY_VERSION;
    grade.provenance.problem_hash = problem_hash(problem);
    grade.provenance.submission_hash = submission_hash(submission);
    const Job job{problem, submission, options, std::move(stop)};
    Result<void> done = std::visit(GradeByKind{services_, job, grade}, problem.body);
    if (!done) {
      return failure(std::move(done).error());
    }
    grade.elapsed = WallTime{std::chrono::steady_clock::now() - start};
    return grade;
  }

  Result<RunOutcome> run(const RunRequest& request, std::stop_token stop) override;

 private:
  const sandbox::Tier tier_;
  const bool require_separate_;
  Services services_;
};

/// {"completion"} has no meaning for a plain run; everything else is as in a grade.
Result<RunOutcome> PipelineGrader::run(const RunRequest& request, std::stop_token stop) {
  Result<Prepared> prepared = prepare_in_box(services_, request.submission, {}, stop);
  if (!prepared) {
    return failure(std::move(prepared).error());
  }
  if (prepared->language == nullptr) {
    return failure(ErrorCode::BadSubmission, "there is no code in the text");
  }
  Result<Sources> sources = make_sources(*prepared->language, prepared->files, prepared->main);
  if (!sources) {
    return failure(std::move(sources).error());
  }
  Result<std::shared_ptr<const Compiled>> program = services_.compiler.compile(*sources, stop);
  if (!program) {
    return failure(std::move(program).error());
  }
  RunOutcome outcome;
  outcome.compile_verdict = (*program)->verdict;
  outcome.compile_message = (*program)->message;
  outcome.compiled = (*program)->verdict == sandbox::Verdict::Ok;
  if (!outcome.compiled) {
    outcome.report.tier = (*program)->tier;
    return outcome;
  }
  Result<sandbox::Blob> input = sandbox::Blob::from(request.input);
  if (!input) {
    return failure(std::move(input).error());
  }
  sandbox::Spec spec = run_spec(*sources, (*program)->files, sources->main, request.limits);
  spec.input = *std::move(input);
  if (!request.args.empty()) {
    spec.argv.insert(spec.argv.end(), request.args.begin(), request.args.end());
    spec.warm = nullptr;  // it would be an interpreter for this command line alone
  }
  spec.collect = request.collect;
  Result<sandbox::Report> report = services_.runner.run(spec, stop);
  if (!report) {
    return failure(std::move(report).error());
  }
  outcome.report = *std::move(report);
  return outcome;
}

}  // namespace

Result<std::unique_ptr<Grader>> make_grader(sandbox::Executor& executor,
                                            const GraderOptions& options) {
  Result<Languages> languages = Languages::load(options.languages_dir);
  if (!languages) {
    return failure(std::move(languages).error());
  }
  if (!options.ahead_dir.empty() && executor.tier() >= sandbox::Tier::Rootless) {
    // Confined boxes have no mounts. Any other reason not to use it costs time, not correctness.
    if (const Result<AheadFolder> folder = AheadFolder::open(options.ahead_dir)) {
      languages->use_ahead(*folder);
    }
  }
  if (options.cold) {
    languages->start_cold();
  }
  Result<Harness> harness = Harness::make();
  if (!harness) {
    return failure(std::move(harness).error());
  }
  check(options.places >= 0 && options.places <= executor.slots(), "more places than slots");
  return std::make_unique<PipelineGrader>(executor, *std::move(languages), *std::move(harness),
                                          options);
}

}  // namespace assay::grader
