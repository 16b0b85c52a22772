// Programs of the author run under the same walls as submissions: a checker reads hostile output.
// They get limits of their own, generous ones, because a checker that ends on a limit is an error
// and not a verdict.

#include "grader/core/judge.h"

#include <string>
#include <utility>

#include "grader/core/aggregate.h"
#include "grader/core/quote.h"

namespace assay::grader {
namespace {

using checkers::external::ProgramOutcome;
using checkers::external::ProgramRun;

constexpr CpuTime kJudgeCpu{std::chrono::seconds(10)};
constexpr WallTime kJudgeWall{std::chrono::seconds(40)};
constexpr Bytes kJudgeMemory = Bytes::mib(512);

LimitOverrides judge_limits() {
  LimitOverrides limits;
  limits.cpu = kJudgeCpu;
  limits.wall = kJudgeWall;
  limits.memory = kJudgeMemory;
  return limits;
}

}  // namespace

Result<Judge> Judge::make(Services& services, const Job& job, const JudgeProgram& program) {
  Result<Prepared> prepared = prepare(program.source, {}, services.languages);
  if (!prepared) {
    const Error& error = prepared.error();
    const bool ours = error.code() != ErrorCode::BadSubmission;
    return failure(ours ? error
                        : Error(ErrorCode::BadProblem, "the judging program: " + error.message()));
  }
  if (prepared->language == nullptr) {
    return failure(ErrorCode::BadProblem, "the judging program has no code");
  }
  Result<Sources> sources = make_sources(*prepared->language, prepared->files, prepared->main);
  if (!sources) {
    return failure(std::move(sources).error());
  }
  Result<std::shared_ptr<const Compiled>> compiled = services.compiler.compile(*sources, job.stop);
  if (!compiled) {
    return failure(std::move(compiled).error());
  }
  if ((*compiled)->verdict != sandbox::Verdict::Ok) {
    return failure(ErrorCode::BadProblem, "the judging program does not compile: " +
                                              quote((*compiled)->message, kMaxMessage));
  }
  return Judge(services, job, Built{*std::move(sources), *std::move(compiled)});
}

Result<sandbox::Spec> Judge::spec(const ProgramRun& run) const {
  std::vector<sandbox::File> files = built_.program->files;
  for (const auto& [name, content] : run.files) {
    Result<sandbox::Blob> blob = sandbox::Blob::from(content);
    if (!blob) {
      return failure(std::move(blob).error());
    }
    files.push_back({.name = name, .content = *std::move(blob)});
  }
  sandbox::Spec spec = run_spec(built_.sources, files, built_.sources.main, judge_limits());
  spec.argv.insert(spec.argv.end(), run.args.begin(), run.args.end());
  spec.warm = nullptr;  // it would be an interpreter for this command line alone
  return spec;
}

ProgramOutcome Judge::outcome(const sandbox::Report& report) {
  ProgramOutcome outcome{.exit_code = report.exit_code,
                         .out = report.out,
                         .err = report.err,
                         .trouble = report.detail};
  const bool by_itself =
      report.verdict == sandbox::Verdict::Ok || report.verdict == sandbox::Verdict::RuntimeError;
  if (!by_itself) {
    outcome.exit_code.reset();
  }
  return outcome;
}

Result<ProgramOutcome> Judge::run(const ProgramRun& run) {
  Result<sandbox::Spec> made = spec(run);
  if (!made) {
    return failure(std::move(made).error());
  }
  Result<sandbox::Blob> input = sandbox::Blob::from(run.input);
  if (!input) {
    return failure(std::move(input).error());
  }
  made->input = *std::move(input);
  Result<sandbox::Report> report = services_->runner.run(*made, job_->stop);
  if (!report) {
    return failure(std::move(report).error());
  }
  return outcome(*report);
}

}  // namespace assay::grader
