// Which submissions can be placed, and what is said of the others. On the built-in languages.

#include "grader/core/prepare.h"
#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

const Languages& languages() {
  static const Result<Languages> loaded = Languages::load("");
  REQUIRE(loaded.has_value());
  return *loaded;
}

Result<Prepared> prepared(const Submission& submission, SubmissionRules rules = {}) {
  return prepare(submission, rules, languages());
}

ErrorCode refusal(const Submission& submission, const SubmissionRules& rules = {}) {
  const Result<Prepared> result = prepared(submission, rules);
  REQUIRE_FALSE(result.has_value());
  return result.error().code();
}

Submission with_file(std::string name) {
  Submission submission;
  submission.language = "python";
  submission.files = {{std::move(name), "pass"}};
  return submission;
}

TEST_CASE("submission: code without a name is called as its language wants it") {
  const auto result = prepared(fake::code("py", "pass"));
  REQUIRE(result.has_value());
  REQUIRE(result->language != nullptr);
  CHECK(result->language->name == "python");
  CHECK(result->files[0].name == "main.py");
  CHECK(result->main == "main.py");
}

TEST_CASE("submission: the main file is the first unless another is named, and must be there") {
  Submission submission = with_file("a.py");
  submission.files.push_back({"b.py", ""});
  CHECK(prepared(submission)->main == "a.py");
  submission.main = "b.py";
  CHECK(prepared(submission)->main == "b.py");
  submission.main = "c.py";
  CHECK(refusal(submission) == ErrorCode::BadSubmission);
}

TEST_CASE(
    "submission: names that leave the box, look like options or are the harness's are refused") {
  for (const char* name :
       {"../x.py", "/etc/passwd", "a/../b", "", "-o.py", "@file", ".assay/driver.py", ".assay"}) {
    CAPTURE(name);
    Submission submission = with_file(name);
    submission.files.push_back({"second.py", ""});
    submission.main = "second.py";
    CHECK(refusal(submission) == ErrorCode::BadSubmission);
  }
}

TEST_CASE("submission: exactly the maximal size is taken, one byte more is refused") {
  CHECK(prepared(fake::code("python", std::string(kMaxSubmissionBytes, '#'))).has_value());
  CHECK(refusal(fake::code("python", std::string(kMaxSubmissionBytes + 1, '#'))) ==
        ErrorCode::BadSubmission);
}

TEST_CASE("submission: nothing, both forms, and no language are refused") {
  CHECK(refusal({}) == ErrorCode::BadSubmission);
  Submission both = fake::code("python", "x");
  both.completion = "y";
  CHECK(refusal(both) == ErrorCode::BadSubmission);
  CHECK(refusal(fake::code("", "x")) == ErrorCode::BadSubmission);
  CHECK(refusal(fake::code("klingon", "x")) == ErrorCode::UnknownLanguage);
}

TEST_CASE("submission: a language that the problem does not take is refused, an alias is taken") {
  CHECK(refusal(fake::code("c", "x"), {.languages = {"python"}}) == ErrorCode::BadSubmission);
  CHECK(prepared(fake::code("python3", "x"), {.languages = {"py"}}).has_value());
}

TEST_CASE("completion: the fence's label tells the language; without a fence there is no code") {
  const auto labelled = prepared(fake::completion("Here:\n```c\nint main(){}\n```\n"));
  REQUIRE(labelled.has_value());
  REQUIRE(labelled->language != nullptr);
  CHECK(labelled->language->name == "c");
  CHECK(labelled->files[0].content == "int main(){}\n");
  CHECK(labelled->files[0].name == "main.c");
  const auto none = prepared(fake::completion("I do not know."));
  REQUIRE(none.has_value());
  CHECK(none->language == nullptr);
}

TEST_CASE("completion: only fences of allowed languages count") {
  const std::string text = "```python\nx = 1\n```\nRun it:\n```bash\npython x.py\n```\n";
  const auto result = prepared(fake::completion(text), {.languages = {"python"}});
  REQUIRE(result.has_value());
  REQUIRE(result->language != nullptr);
  CHECK(result->files[0].content == "x = 1\n");
}

TEST_CASE("completion: bare code counts where the problem's form allows it") {
  const SubmissionRules rules{
      .languages = {"python"}, .default_language = "python", .whole_text_allowed = true};
  const auto result = prepared(fake::completion("    return x\n"), rules);
  REQUIRE(result.has_value());
  REQUIRE(result->language != nullptr);
  CHECK(result->files[0].content == "    return x\n");
}

TEST_CASE("no code in the text is the verdict no_answer, not an error") {
  fake::FakeExecutor executor([](const sandbox::Spec&) { return fake::FakeExecutor::said(""); });
  Problem problem;
  problem.body = StdioProblem{.tests = {{"", "", ""}}, .checker = {}};
  const Result<Grade> grade =
      fake::grader_on(executor)->grade(problem, fake::completion("no code here"), {});
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::NoAnswer);
  CHECK(grade->reward == 0);
  CHECK(executor.seen().empty());
}

}  // namespace
}  // namespace assay::grader
