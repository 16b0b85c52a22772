#include "tests/unit/protocol_fakes.h"

#include <utility>

namespace assay::grader::test {
namespace {

using nlohmann::json;

constexpr std::chrono::seconds kPatience{10};

}  // namespace

Result<void> FakeGrader::act(const std::string& text, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  ++begun_;
  changed_.notify_all();
  if (text == "block" && !changed_.wait(lock, stop, [this] { return released_; })) {
    return failure(ErrorCode::Cancelled, "stopped");
  }
  if (text == "error") {
    return failure(ErrorCode::Sandbox, "a slot was lost");
  }
  return {};
}

Result<Grade> FakeGrader::grade(const Problem& problem, const Submission& submission,
                                const GradeOptions& options, std::stop_token stop) {
  const std::string text = submission.completion.value_or(
      submission.files.empty() ? std::string() : submission.files.front().content);
  if (Result<void> acted = act(text, stop); !acted) {
    return failure(std::move(acted).error());
  }
  Grade grade;
  const bool accepted = text != "reject";
  grade.verdict = accepted ? Verdict::Accepted : Verdict::WrongAnswer;
  grade.reward = accepted ? 1 : 0;
  grade.total = 1;
  grade.passed = accepted ? 1 : 0;
  grade.tests.emplace_back().out = "output";
  grade.provenance.problem_hash = problem.content_hash;
  if (text == "echo") {
    grade.message = std::string(kind_name(problem)) + " " + problem.id +
                    (options.stop_at_first_failure ? " stop" : "") +
                    (options.full_detail ? " full" : "");
  }
  return grade;
}

Result<RunOutcome> FakeGrader::run(const RunRequest& request, std::stop_token stop) {
  if (Result<void> acted = act(request.submission.files.front().content, stop); !acted) {
    return failure(std::move(acted).error());
  }
  RunOutcome outcome;
  outcome.report.out = request.input;
  outcome.report.exit_code = 0;
  return outcome;
}

void FakeGrader::release() {
  const std::lock_guard lock(mutex_);
  released_ = true;
  changed_.notify_all();
}

bool FakeGrader::wait_begun(int count) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, kPatience, [&] { return begun_ >= count; });
}

Result<sandbox::Report> FakeExecutor::run(const sandbox::Spec&, std::stop_token) {
  return failure(ErrorCode::Sandbox, "no process in these tests");
}

Result<std::shared_ptr<const Package>> FakeStore::find(std::string_view name) {
  if (name != "sum") {
    return failure(ErrorCode::NotFound, "no problem package named '" + std::string(name) + "'");
  }
  Package package;
  package.name = "sum";
  package.problem.id = "sum";
  package.problem.body = StdioProblem{.tests = {{"", "1 2\n", "3\n"}}, .checker = {}};
  return std::make_shared<const Package>(std::move(package));
}

void Answers::add(std::string line) {
  const std::lock_guard lock(mutex_);
  lines_.push_back(std::move(line));
  changed_.notify_all();
}

std::vector<json> Answers::wait(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, kPatience, [&] { return lines_.size() >= count; });
  std::vector<json> all;
  for (const std::string& line : lines_) {
    all.push_back(json::parse(line));
  }
  return all;
}

std::size_t Answers::size() {
  const std::lock_guard lock(mutex_);
  return lines_.size();
}

std::string grade_request(std::string_view id, std::string_view text) {
  return json{{"id", id},
              {"op", "grade"},
              {"problem", {{"kind", "stdio"}, {"tests", {{{"answer", "3\n"}}}}}},
              {"submission", {{"language", "python"}, {"code", text}}}}
      .dump();
}

std::string compare_request(std::string_view id, std::string_view gold, std::string_view answer) {
  return json{{"id", id}, {"op", "compare"}, {"gold", gold}, {"answer", answer}}.dump();
}

std::string fault_or_status(const json& answer) {
  if (answer.at("status") != "error") {
    return answer.at("status");
  }
  return answer["error"]["code"].get<std::string>() + ": " +
         answer["error"]["message"].get<std::string>();
}

}  // namespace assay::grader::test
