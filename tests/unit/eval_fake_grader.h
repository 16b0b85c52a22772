#pragma once

// A grader without processes: the submission's code says what becomes of it.

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

#include "grader/grader.h"

namespace assay::test {

/// "accept", "reject", "cheat" (rejected, with a flag), "half" (reward 0.5), "fail" (an error of
/// ours); anything else is wrong.
class FakeGrader : public grader::Grader {
 public:
  Result<grader::Grade> grade(const grader::Problem&, const grader::Submission& submission,
                              const grader::GradeOptions&, std::stop_token stop) override {
    const std::string& word = submission.completion.value();
    ++graded_;
    if (on_grade) {
      on_grade(word);
    }
    if (stop.stop_requested()) {
      return failure(ErrorCode::Cancelled, "withdrawn");
    }
    if (word == "fail") {
      return failure(ErrorCode::Sandbox, "slot 0: lost");
    }
    grader::Grade grade;
    grade.total = 1;
    if (word == "accept") {
      grade.verdict = grader::Verdict::Accepted;
      grade.reward = 1;
      grade.passed = 1;
    } else if (word == "half") {
      grade.verdict = grader::Verdict::PartiallyAccepted;
      grade.reward = 0.5;
    } else if (word == "cheat") {
      grade.flags = {"early_exit"};
      grade.separate = false;
    }
    return grade;
  }
  Result<grader::RunOutcome> run(const grader::RunRequest&, std::stop_token) override {
    return failure(ErrorCode::Unsupported, "a fake runs nothing");
  }

  int graded() const { return graded_; }
  std::function<void(const std::string&)> on_grade;  ///< Called from workers.

 private:
  std::atomic<int> graded_ = 0;
};

}  // namespace assay::test
