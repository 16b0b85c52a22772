#include <filesystem>

#include "grader/eval/result_log.h"
#include "tests/support/catch.h"
#include "tests/unit/eval_temp_folder.h"

using assay::ErrorCode;
using assay::grader::Grade;
using assay::grader::result_line;
using assay::grader::ResultLog;
using assay::grader::SampleRef;
using assay::grader::Verdict;
using assay::test::content_of;
using assay::test::TempFolder;

namespace {

SampleRef sample(std::size_t index) {
  return {.index = index, .problem_id = "p", .key = "sha256:00"};
}

std::string accepted(std::size_t index) {
  Grade grade;
  grade.verdict = Verdict::Accepted;
  grade.reward = 1;
  grade.flags = {"early_exit"};
  return result_line(sample(index), {}, grade);
}

std::string error(std::size_t index) {
  return result_line(sample(index), {}, assay::Error(ErrorCode::Sandbox, "lost"));
}

}  // namespace

TEST_CASE("what was appended is there when the file is opened again") {
  const TempFolder folder;
  const std::string path = folder.path() + "/r.jsonl";
  {
    auto log = ResultLog::open(path);
    REQUIRE(log);
    REQUIRE(log->past().empty());
    REQUIRE(log->append(accepted(3)));
    REQUIRE(log->append(accepted(1)));
    REQUIRE(log->sync());
  }
  const auto log = ResultLog::open(path);
  REQUIRE(log);
  REQUIRE(log->past().size() == 2);
  const auto& outcome = log->past().front();
  REQUIRE(outcome.sample.index == 3);
  REQUIRE(outcome.sample.problem_id == "p");
  REQUIRE(outcome.sample.key == "sha256:00");
  REQUIRE(outcome.verdict == Verdict::Accepted);
  REQUIRE(outcome.reward == 1);
  REQUIRE(outcome.flags == std::vector<std::string>{"early_exit"});
  REQUIRE(outcome.separate);
}

TEST_CASE("a torn last line is cut off, wherever it was torn") {
  const TempFolder folder;
  const std::string whole = accepted(0) + "\n";
  const std::string torn = accepted(1);
  for (const std::size_t length : {std::size_t{1}, torn.size() / 2, torn.size()}) {
    const std::string path = folder.file("r.jsonl", whole + torn.substr(0, length));
    auto log = ResultLog::open(path);
    REQUIRE(log);
    REQUIRE(log->past().size() == 1);
    REQUIRE(content_of(path) == whole);
    REQUIRE(log->append(accepted(2)));
    REQUIRE(content_of(path) == whole + accepted(2) + "\n");
  }
}

TEST_CASE("errors of ours are taken out, so that their samples are graded again") {
  const TempFolder folder;
  const std::string path =
      folder.file("r.jsonl", accepted(0) + "\n" + error(1) + "\n" + accepted(2) + "\n" + "{\"sam");
  auto log = ResultLog::open(path);
  REQUIRE(log);
  REQUIRE(log->past().size() == 2);
  REQUIRE(content_of(path) == accepted(0) + "\n" + accepted(2) + "\n");
  REQUIRE(log->append(accepted(1)));
  REQUIRE(content_of(path).ends_with(accepted(2) + "\n" + accepted(1) + "\n"));
  REQUIRE_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_CASE("a malformed line that is not the last one is told with its place") {
  const TempFolder folder;
  const std::string path = folder.file("r.jsonl", accepted(0) + "\nrubbish\n" + accepted(1) + "\n");
  const auto log = ResultLog::open(path);
  REQUIRE_FALSE(log);
  REQUIRE(log.error().code() == ErrorCode::BadRequest);
  REQUIRE(log.error().message().starts_with(path + ":2: "));
  REQUIRE(content_of(path).find("rubbish") != std::string::npos);
}

TEST_CASE("two results of one sample are refused") {
  const TempFolder folder;
  const auto log = ResultLog::open(folder.file("r", accepted(4) + "\n" + accepted(4) + "\n"));
  REQUIRE_FALSE(log);
  REQUIRE(log.error().message().find("sample 4 is there twice") != std::string::npos);
}

TEST_CASE("a file has one writer, also after it was rewritten") {
  const TempFolder folder;
  const std::string path = folder.file("r.jsonl", error(0) + "\n");
  const auto first = ResultLog::open(path);
  REQUIRE(first);
  const auto second = ResultLog::open(path);
  REQUIRE_FALSE(second);
  REQUIRE(second.error().message().find("another evaluation") != std::string::npos);
}

TEST_CASE("a symbolic link to the results is followed, not replaced") {
  const TempFolder folder;
  const std::string target = folder.file("target", error(0) + "\n");
  const std::string link = folder.path() + "/link";
  std::filesystem::create_symlink(target, link);
  REQUIRE(ResultLog::open(link));
  REQUIRE(std::filesystem::is_symlink(link));
  REQUIRE(content_of(target).empty());
}
