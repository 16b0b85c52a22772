#pragma once

// An Executor without processes: what a run would have ended with is said by the test, and every
// Spec that reached it is recorded.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "grader/grader.h"
#include "sandbox/sandbox.h"
#include "tests/support/catch.h"

namespace assay::grader::fake {

using Answer = std::function<Result<sandbox::Report>(const sandbox::Spec&)>;

class FakeExecutor final : public sandbox::Executor {
 public:
  explicit FakeExecutor(Answer answer, int slots = 2) : answer_(std::move(answer)), slots_(slots) {}

  Result<sandbox::Report> run(const sandbox::Spec& spec, std::stop_token) override {
    const bool asks_version = spec.argv.size() == 2 && spec.argv[1].ends_with("-version");
    {
      const std::lock_guard lock(mutex_);
      (asks_version ? versions_ : seen_).push_back(spec);
    }
    return asks_version ? said("Fake 1.2\nmore\n") : answer_(spec);
  }
  int slots() const override { return slots_; }
  sandbox::Tier tier() const override { return sandbox::Tier::Full; }

  /// The runs so far, without those that asked for a version.
  std::vector<sandbox::Spec> seen() {
    const std::lock_guard lock(mutex_);
    return seen_;
  }
  std::size_t versions_asked() {
    const std::lock_guard lock(mutex_);
    return versions_.size();
  }

  static sandbox::Report said(std::string out) {
    sandbox::Report report;
    report.exit_code = 0;
    report.out = std::move(out);
    report.usage.cpu = CpuTime{std::chrono::milliseconds(3)};
    report.usage.wall = WallTime{std::chrono::milliseconds(5)};
    report.usage.memory_peak = Bytes::mib(7);
    return report;
  }
  static sandbox::Report ended(sandbox::Verdict verdict, std::string detail = "as the test says") {
    sandbox::Report report = said("");
    report.verdict = verdict;
    report.detail = std::move(detail);
    report.exit_code = verdict == sandbox::Verdict::RuntimeError ? std::optional(1) : std::nullopt;
    return report;
  }

 private:
  Answer answer_;
  const int slots_;
  std::mutex mutex_;
  std::vector<sandbox::Spec> seen_;
  std::vector<sandbox::Spec> versions_;
};

inline std::unique_ptr<Grader> grader_on(sandbox::Executor& executor) {
  Result<std::unique_ptr<Grader>> grader = make_grader(executor, {});
  REQUIRE(grader.has_value());
  return *std::move(grader);
}

inline Submission code(std::string language, std::string text) {
  Submission submission;
  submission.language = std::move(language);
  submission.files = {{"", std::move(text)}};
  return submission;
}

inline Submission completion(std::string text) {
  Submission submission;
  submission.completion = std::move(text);
  return submission;
}

inline std::string text_of(const sandbox::Blob& blob) {
  const Result<std::string> bytes = blob.bytes();
  REQUIRE(bytes.has_value());
  return *bytes;
}

}  // namespace assay::grader::fake
