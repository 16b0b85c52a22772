#pragma once

// A grader, a host and a problem store without processes, for the tests of the server.

#include <poll.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "grader/server/dispatcher.h"

namespace assay::grader::test {

/// Grades by the submission's text: "accept", "reject", "error" (an Error of code Sandbox), "block"
/// (until release() or a stop) and "echo" (what it was asked, in the message).
class FakeGrader : public Grader {
 public:
  Result<Grade> grade(const Problem& problem, const Submission& submission,
                      const GradeOptions& options, std::stop_token stop) override;
  Result<RunOutcome> run(const RunRequest& request, std::stop_token stop) override;

  void release();
  /// How many calls have begun; wait_begun waits for it, at most 10 s.
  int begun() const { return begun_; }
  bool wait_begun(int count);

 private:
  Result<void> act(const std::string& text, const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool released_ = false;
  std::atomic<int> begun_ = 0;
};

class FakeExecutor : public sandbox::Executor {
 public:
  Result<sandbox::Report> run(const sandbox::Spec&, std::stop_token) override;
  int slots() const override { return 2; }
  sandbox::Tier tier() const override { return sandbox::Tier::Rootless; }
};

class FakeStore : public ProblemStore {
 public:
  Result<std::shared_ptr<const Package>> find(std::string_view name) override;
};

/// A dispatcher over the fakes.
struct FakeServer {
  FakeExecutor executor;
  FakeGrader grader;
  FakeStore problems;
  Dispatcher dispatcher{
      {.executor = executor,
       .slots = 2,
       .grader = grader,
       .problems = problems,
       .describe_languages = [](const std::stop_token&) { return nlohmann::json::array(); },
       .describe_server = [] { return nlohmann::json::object(); }}};
};

/// Answers in the order in which they came, from any thread.
class Answers {
 public:
  void add(std::string line);
  /// Waits until there are `count`, at most 10 s; all there are by then.
  std::vector<nlohmann::json> wait(std::size_t count);
  std::size_t size();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> lines_;
};

/// {"id":…,"op":"grade",…} whose submission is `text`, with a stdio problem.
std::string grade_request(std::string_view id, std::string_view text);
std::string compare_request(std::string_view id, std::string_view gold, std::string_view answer);

/// "code: message" of an answer with status error; its status otherwise.
std::string fault_or_status(const nlohmann::json& answer);

}  // namespace assay::grader::test
