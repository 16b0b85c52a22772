#pragma once

#include <stop_token>
#include <string_view>

#include "base/result.h"
#include "grader/core/compile.h"
#include "grader/core/harness.h"
#include "grader/core/languages.h"
#include "grader/core/prepare.h"
#include "grader/core/runner.h"
#include "grader/core/toolchains.h"
#include "grader/core/unpack.h"
#include "grader/grader.h"

namespace assay::grader {

/// What all kinds of problem need to grade; one per Grader. Every part is thread safe.
struct Services {
  Services(sandbox::Executor& executor, int places, Languages known, Harness made)
      : languages(std::move(known)),
        harness(std::move(made)),
        runner(executor, places),
        unpacker(runner),
        toolchains(runner),
        compiler(runner, toolchains) {}

  const Languages languages;
  const Harness harness;
  Runner runner;
  Unpacker unpacker;
  Toolchains toolchains;
  Compiler compiler;
};

/// One request on its way. Borrowed for the call.
struct Job {
  const Problem& problem;
  const Submission& submission;
  const GradeOptions& options;
  std::stop_token stop;
};

/// More tests than this in one problem are refused.
inline constexpr std::size_t kMaxGradedTests = 10'000;

/// For the kinds whose harness is Python.
SubmissionRules python_only();

/// Errors: BadProblem if there is no test, or too many.
Result<void> check_test_count(std::size_t count);

/// prepare(), for archives too: these are unpacked first, and if the submission does not say which
/// file is its main one, that is the one called as the language calls a single source, or the
/// first. Errors: those of prepare() and of Unpacker.
Result<Prepared> prepare_in_box(Services& services, const Submission& submission,
                                const SubmissionRules& rules, const std::stop_token& stop);

/// What came of preparing and compiling.
struct Built {
  Sources sources;
  std::shared_ptr<const Compiled> program;  ///< Null: the grade has been decided already.
};
/// Extracts, validates and compiles. Without a program the grade is complete but for counts: there
/// was no code in the text, or it did not compile.
Result<Built> build(Services& services, const Job& job, const SubmissionRules& rules, Grade& grade);

// One function a kind, each in a file of its own. They fill everything of the grade but provenance
// and elapsed time.
Result<void> grade_stdio(Services& services, const Job& job, const StdioProblem& problem,
                         Grade& grade);
Result<void> grade_function(Services& services, const Job& job, const FunctionProblem& problem,
                            Grade& grade);
Result<void> grade_asserts(Services& services, const Job& job, const AssertsProblem& problem,
                           Grade& grade);
Result<void> grade_program(Services& services, const Job& job, const ProgramProblem& problem,
                           Grade& grade);
Result<void> grade_interactive(Services& services, const Job& job,
                               const InteractiveProblem& problem, Grade& grade);
Result<void> grade_answer(const Job& job, const AnswerProblem& problem, Grade& grade);

}  // namespace assay::grader
