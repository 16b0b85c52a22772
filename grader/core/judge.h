#pragma once

#include <memory>

#include "base/result.h"
#include "checkers/checkers.h"
#include "grader/core/job.h"

namespace assay::grader {

/// A program of the problem's author, compiled (once for all grades: the compiler keeps artifacts)
/// and ready to be run in boxes of its own.
class Judge final : public checkers::external::ProgramRunner {
 public:
  /// Errors: BadProblem where the program does not compile or cannot be prepared; those of a run.
  static Result<Judge> make(Services& services, const Job& job, const JudgeProgram& program);

  /// A run with these arguments and files; the caller adds input or descriptors.
  Result<sandbox::Spec> spec(const checkers::external::ProgramRun& run) const;

  /// Errors: those of Runner::run.
  Result<checkers::external::ProgramOutcome> run(
      const checkers::external::ProgramRun& run) override;

  /// What the end of such a run says; for reports that come by another way than run().
  static checkers::external::ProgramOutcome outcome(const sandbox::Report& report);

 private:
  Judge(Services& services, const Job& job, Built built)
      : services_(&services), job_(&job), built_(std::move(built)) {}

  Services* services_;
  const Job* job_;
  Built built_;
};

}  // namespace assay::grader
