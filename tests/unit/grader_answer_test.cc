// Kind answer: extraction, golds, and the difference between a wrong answer and a bad problem.

#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using fake::FakeExecutor;

Result<Grade> grade(std::vector<std::string> golds, const Submission& submission) {
  FakeExecutor executor([](const sandbox::Spec&) { return FakeExecutor::said(""); });
  Problem problem;
  problem.body = AnswerProblem{.golds = std::move(golds), .policy = {}, .extraction = {}};
  Result<Grade> result = fake::grader_on(executor)->grade(problem, submission, {});
  CHECK(executor.seen().empty());
  return result;
}

TEST_CASE("answer: the boxed answer is compared, and the grade says what and how") {
  const Result<Grade> right = grade({"1/2"}, fake::completion("So it is $\\boxed{0.5}$."));
  REQUIRE(right.has_value());
  CHECK(right->verdict == Verdict::Accepted);
  CHECK(right->reward == 1);
  CHECK(right->total == 1);
  CHECK(right->extracted == "0.5");
  CHECK(right->method == "exact");
  CHECK(right->provenance.toolchain.empty());
  const Result<Grade> wrong = grade({"1/2"}, fake::completion("\\boxed{0.51}"));
  REQUIRE(wrong.has_value());
  CHECK(wrong->verdict == Verdict::WrongAnswer);
  CHECK(wrong->reward == 0);
}

TEST_CASE("answer: any of several golds will do") {
  const Result<Grade> second = grade({"3", "4"}, fake::completion("\\boxed{4}"));
  REQUIRE(second.has_value());
  CHECK(second->verdict == Verdict::Accepted);
}

TEST_CASE("answer: a text without an answer is no_answer") {
  const Result<Grade> none = grade({"3"}, fake::completion("I cannot say."));
  REQUIRE(none.has_value());
  CHECK(none->verdict == Verdict::NoAnswer);
  CHECK(none->reward == 0);
}

TEST_CASE("answer: a gold that cannot be read is an error of the problem, not a wrong answer") {
  const Result<Grade> bad = grade({"\\frac{1"}, fake::completion("\\boxed{3}"));
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().code() == ErrorCode::BadProblem);
  const Result<Grade> none = grade({}, fake::completion("\\boxed{3}"));
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code() == ErrorCode::BadProblem);
}

TEST_CASE("answer: source code is no answer") {
  const Result<Grade> code = grade({"3"}, fake::code("python", "print(3)"));
  REQUIRE_FALSE(code.has_value());
  CHECK(code.error().code() == ErrorCode::BadSubmission);
}

}  // namespace
}  // namespace assay::grader
