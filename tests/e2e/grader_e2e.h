#pragma once

// The real executor and the real grader, for end-to-end tests.

#include <memory>
#include <optional>
#include <string>

#include "grader/grader.h"
#include "sandbox/sandbox.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::grader::e2e {

struct Stand {
  std::unique_ptr<sandbox::Executor> executor;
  std::unique_ptr<Grader> grader;
};

/// Nothing (after a skip) where this host gives no box.
inline std::optional<Stand> stand(int slots = 2) {
  Result<std::unique_ptr<sandbox::Executor>> executor = sandbox::start_executor(
      {.slots = slots, .require = sandbox::Tier::Confined, .force = std::nullopt});
  if (!executor) {
    test::skip("no executor: " + executor.error().message());
    return std::nullopt;
  }
  Result<std::unique_ptr<Grader>> grader = make_grader(**executor, {});
  REQUIRE(grader.has_value());
  return Stand{*std::move(executor), *std::move(grader)};
}

inline Submission python(std::string code) {
  Submission submission;
  submission.language = "python";
  submission.files = {{"", std::move(code)}};
  return submission;
}

/// Grades and requires that there is a grade. Where the host is so busy that a run starves twice
/// (which is an error, rightly), it is tried again a few times.
inline Grade graded(Stand& stand, const Problem& problem, const Submission& submission,
                    GradeOptions options = {}) {
  Result<Grade> grade = stand.grader->grade(problem, submission, options);
  for (int more = 4; more > 0 && !grade && grade.error().code() == ErrorCode::Overloaded; --more) {
    grade = stand.grader->grade(problem, submission, options);
  }
  INFO((grade ? std::string("graded") : grade.error().message()));
  REQUIRE(grade.has_value());
  return *std::move(grade);
}

inline bool has_flag(const Grade& grade, std::string_view flag) {
  return std::ranges::find(grade.flags, flag) != grade.flags.end();
}

}  // namespace assay::grader::e2e
