#include <algorithm>
#include <map>

#include "grader/core/package.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using Severity = Finding::Severity;

/// Gives each submission, known by the text of its first file, the grades laid out for it, the last
/// of them again and again; keeps what it was asked.
class FakeGrader final : public Grader {
 public:
  std::map<std::string, std::vector<Grade>> grades;
  std::map<std::string, Error> errors;
  std::vector<std::pair<std::string, GradeOptions>> asked;

  Result<Grade> grade(const Problem&, const Submission& submission, const GradeOptions& options,
                      std::stop_token) override {
    const std::string code = submission.files.at(0).content;
    asked.emplace_back(code, options);
    if (const auto error = errors.find(code); error != errors.end()) {
      return failure(error->second);
    }
    std::vector<Grade>& left = grades[code];
    if (left.empty()) {
      return grade_of({Verdict::WrongAnswer});
    }
    Grade next = left.front();
    if (left.size() > 1) {
      left.erase(left.begin());
    }
    return next;
  }
  Result<RunOutcome> run(const RunRequest&, std::stop_token) override {
    return failure(ErrorCode::Internal, "not part of these tests");
  }

  int count(const std::string& code) const {
    return static_cast<int>(
        std::ranges::count(asked, code, [](const auto& one) { return one.first; }));
  }

  /// A grade of tests named as those of `problem()`.
  static Grade grade_of(const std::vector<Verdict>& verdicts) {
    static constexpr const char* kNames[] = {"sample/1", "secret/1", "secret/2"};
    Grade grade;
    grade.verdict = Verdict::Accepted;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      TestGrade test;
      test.name = kNames[i];
      test.verdict = verdicts[i];
      if (verdicts[i] != Verdict::Accepted && grade.verdict == Verdict::Accepted) {
        grade.verdict = verdicts[i];
      }
      grade.tests.push_back(std::move(test));
    }
    return grade;
  }
};

constexpr Verdict kAc = Verdict::Accepted;
constexpr Verdict kWa = Verdict::WrongAnswer;
constexpr Verdict kTle = Verdict::TimeLimit;

StdioProblem stdio_problem() {
  StdioProblem problem;
  problem.tests = {{"sample/1", "1", "1"}, {"secret/1", "2", "2"}, {"secret/2", "3", "3"}};
  return problem;
}

Package package_of(std::vector<std::pair<std::string, Verdict>> solutions) {
  Package package;
  package.problem.body = stdio_problem();
  for (auto& [code, claimed] : solutions) {
    ClaimedSolution solution;
    solution.path = "submissions/" + std::string(name(claimed)) + "/" + code;
    solution.claimed = claimed;
    solution.submission.language = "python";
    solution.submission.files = {{"main.py", code}};
    package.solutions.push_back(std::move(solution));
  }
  return package;
}

/// "error submissions/accepted/a: claims ...", in order.
std::vector<std::string> told(const Validation& validation) {
  static constexpr const char* kSeverities[] = {"error", "warning", "note"};
  std::vector<std::string> lines;
  for (const Finding& finding : validation.findings) {
    lines.push_back(std::string(kSeverities[static_cast<int>(finding.severity)]) + " " +
                    finding.where + ": " + finding.message);
  }
  return lines;
}
using Told = std::vector<std::string>;

TEST_CASE("validate: a package that does what it claims has no findings") {
  const Package package = package_of({{"good", kAc}, {"bad", kWa}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kWa, kWa})};
  const Validation validation = validate_package(package, grader, 3);
  CHECK(told(validation).empty());
  CHECK(validation.ok());
  CHECK(validation.solutions_run == 2);
  CHECK(grader.count("good") == 3);
  CHECK(grader.count("bad") == 3);
}

TEST_CASE("validate: another verdict than the claimed one is an error, either way") {
  const Package package = package_of({{"good", kAc}, {"bad", kWa}, {"slow", kTle}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kWa, kAc})};
  grader.grades["good"][0].tests[1].message = "expected 2, got 3";
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["slow"] = {FakeGrader::grade_of({kAc, kWa, kTle})};
  const Validation validation = validate_package(package, grader, 1);
  CHECK_FALSE(validation.ok());
  CHECK(told(validation) ==
        Told{"error submissions/accepted/good: claims accepted, got wrong_answer on secret/1: "
             "expected 2, got 3",
             "error submissions/wrong_answer/bad: claims wrong_answer, got accepted",
             "error submissions/time_limit/slow: claims time_limit, got wrong_answer on secret/1"});
}

TEST_CASE("validate: runs that disagree on a test are an error though the verdict is as claimed") {
  Package package = package_of({{"good", kAc}, {"bad", kWa}});
  package.problem.reward = RewardRule::Fraction;
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kWa, kWa}),
                          FakeGrader::grade_of({kAc, kWa, kTle})};
  CHECK(told(validate_package(package, grader, 2)) ==
        Told{"error submissions/wrong_answer/bad: repeated runs differ on secret/2: wrong_answer, "
             "then time_limit"});
}

TEST_CASE("validate: a run of an accepted one that fails only the second time is found") {
  const Package package = package_of({{"good", kAc}, {"bad", kWa}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc}),
                           FakeGrader::grade_of({kAc, kAc, kTle})};
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kWa, kWa})};
  CHECK_FALSE(validate_package(package, grader, 2).ok());
  CHECK(validate_package(package, grader, 0).solutions_run == 2);  // at least once
}

TEST_CASE("validate: repeats go as far as the reward depends on the tests") {
  Package package = package_of({{"good", kAc}, {"slow", kTle}, {"idle", Verdict::IdleLimit}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["slow"] = {FakeGrader::grade_of({kAc, kTle, kTle})};
  grader.grades["idle"] = {FakeGrader::grade_of({Verdict::IdleLimit})};
  const auto stops = [&] {
    CHECK(told(validate_package(package, grader, 2)).empty());
    std::vector<bool> each;
    for (const auto& [code, options] : grader.asked) {
      each.push_back(options.stop_at_first_failure);
    }
    return each;
  };
  SECTION("binary: up to the first failure") {
    CHECK(stops() == std::vector<bool>{false, true, false, true, true, true});
  }
  SECTION("fraction: all of them, but for what waits out its wall limit") {
    package.problem.reward = RewardRule::Fraction;
    CHECK(stops() == std::vector<bool>{false, false, false, false, true, true});
  }
}

TEST_CASE("validate: no accepted solution is an error, no rejected one a warning") {
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kWa, kWa, kWa})};
  CHECK(told(validate_package(package_of({{"bad", kWa}}), grader, 1)) ==
        Told{"error submissions/accepted: there is no accepted solution"});
  CHECK(told(validate_package(package_of({{"good", kAc}}), grader, 1)) ==
        Told{"warning submissions: there is no rejected solution: do the tests tell right from "
             "wrong?"});
}

TEST_CASE("validate: secret tests that no rejected solution fails are named") {
  const Package package = package_of({{"good", kAc}, {"bad", kWa}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kWa, kAc, kWa})};
  CHECK(told(validate_package(package, grader, 1)) ==
        Told{"warning data/secret: no rejected solution fails secret/1"});
}

TEST_CASE("validate: an accepted solution near its CPU limit is a warning") {
  Package package = package_of({{"good", kAc}, {"bad", kWa}});
  package.problem.limits.cpu =
      CpuTime{std::chrono::seconds(1000)};  // clipped to the greatest, 600 s
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc, kAc, kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kWa, kWa})};
  TestGrade& slowest = grader.grades["good"][0].tests[1];
  SECTION("below half") {
    slowest.cpu = CpuTime{std::chrono::seconds(299)};
    CHECK(told(validate_package(package, grader, 1)).empty());
  }
  SECTION("above half") {
    slowest.cpu = CpuTime{std::chrono::seconds(330)};
    CHECK(told(validate_package(package, grader, 1)) ==
          Told{"warning submissions/accepted/good: needs 55 % of its CPU limit of 600.00 s on "
               "secret/1"});
  }
}

TEST_CASE("validate: a failure to grade is an error, a missing compiler a warning") {
  const Package package = package_of({{"good", kAc}, {"bad", kWa}, {"other", kWa}});
  FakeGrader grader;
  grader.grades["bad"] = {FakeGrader::grade_of({kAc, kWa, kWa})};
  grader.errors.emplace("good", Error(ErrorCode::Sandbox, "slot 0: lost"));
  grader.errors.emplace("other", Error(ErrorCode::MissingToolchain, "go: install golang"));
  const Validation validation = validate_package(package, grader, 2);
  CHECK(told(validation) ==
        Told{"error submissions/accepted/good: cannot be graded: slot 0: lost",
             "warning submissions/wrong_answer/other: not run: go: install golang"});
  CHECK(validation.solutions_run == 1);
}

TEST_CASE("validate: samples and secret tests should both be there") {
  Package package = package_of({{"good", kAc}, {"bad", kWa}});
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kWa, kWa, kWa})};
  auto& tests = std::get<StdioProblem>(package.problem.body).tests;
  SECTION("no sample") {
    tests.erase(tests.begin());
    CHECK(told(validate_package(package, grader, 1)) ==
          Told{"warning data/sample: there is no sample"});
  }
  SECTION("only samples") {
    tests.resize(1);
    CHECK(told(validate_package(package, grader, 1)) ==
          Told{"warning data/secret: every test is a sample, which a submission may know"});
  }
}

TEST_CASE("validate: assertions are tried with a function that does nothing and by leaving early") {
  Package package = package_of({{"good", kAc}, {"bad", kWa}});
  package.problem.body =
      AssertsProblem{.prompt = "", .entry = "f", .test = "assert f() is None", .setup = ""};
  FakeGrader grader;
  grader.grades["good"] = {FakeGrader::grade_of({kAc})};
  grader.grades["bad"] = {FakeGrader::grade_of({kWa})};
  grader.grades["def f(*args, **kwargs):\n    return None\n"] = {FakeGrader::grade_of({kAc})};
  CHECK(told(validate_package(package, grader, 1)) ==
        Told{"error test.py: a function that returns None is accepted"});
  CHECK(grader.count("import os\nos._exit(0)\n") == 1);
}

Told told_of(StdioProblem body) {
  Problem problem;
  problem.body = std::move(body);
  return told(validate_problem(problem));
}

TEST_CASE("validate problem: tests that cannot fail or contradict each other") {
  StdioProblem problem = stdio_problem();
  SECTION("none at all") {
    problem.tests.clear();
    CHECK(told_of(problem) == Told{"error tests: there is none"});
  }
  SECTION("the same test twice") {
    problem.tests.push_back({"secret/3", "2", "2"});
    CHECK(told_of(problem) == Told{"warning secret/3: has the input of secret/1"});
  }
  SECTION("the same input with another answer") {
    problem.tests.push_back({"secret/3", "2", "5"});
    CHECK(told_of(problem) ==
          Told{"error secret/3: has the input of secret/1 but another answer, which "
               "is not accepted there"});
  }
  SECTION("an empty output is accepted") {
    problem.tests[1].answer = "\n";
    CHECK(told_of(problem) == Told{"warning secret/1: an empty output is accepted"});
  }
  SECTION("one output passes everything") {
    problem.tests = {{"sample/1", "1", "yes"}, {"secret/1", "2", "yes\n"}};
    CHECK(told_of(problem) ==
          Told{"warning tests: the answer of sample/1 is accepted for every test: a "
               "program that ignores its input passes"});
  }
  SECTION("one output passes everything within a tolerance, though the answers differ") {
    problem.checker = {"floats", {{"abs_tol", 0.5}}};
    problem.tests = {{"a", "1", "1.0"}, {"b", "2", "1.8"}, {"c", "3", "1.4"}};
    CHECK(told_of(problem).at(0).starts_with("warning tests: the answer of c is accepted"));
  }
  SECTION("no such checker") {
    problem.checker.name = "tokenz";
    REQUIRE(told_of(problem).size() == 1);
    CHECK(told_of(problem)[0].starts_with("error checker: "));
  }
}

TEST_CASE("validate problem: an expected value that equals nothing") {
  const auto integer = [](const char* digits) {
    return checkers::Value{checkers::IntValue{digits}};
  };
  FunctionProblem body;
  body.entry = "f";
  body.tests = {{"1", {integer("1")}, {}, integer("1")}, {"2", {integer("2")}, {}, integer("2")}};
  Problem problem;
  problem.body = body;
  CHECK(told(validate_problem(problem)).empty());
  body.tests[1].expected = {checkers::OpaqueValue{"<object>"}};
  problem.body = body;
  REQUIRE(told(validate_problem(problem)).size() == 1);
  CHECK(told(validate_problem(problem))[0].starts_with(
      "error 2: the expected value does not equal itself (is it opaque?): "));
  body.tests[1] = {"2", {integer("1")}, {}, integer("7")};
  problem.body = body;
  CHECK(told(validate_problem(problem)) ==
        Told{"error 2: has the input of 1 but another answer, which is not accepted there"});
  body.tests = {{"1", {integer("1")}, {}, integer("7")}, {"2", {integer("2")}, {}, integer("7")}};
  problem.body = body;
  CHECK(told(validate_problem(problem)) == Told{"warning tests: the answer of 1 is accepted for "
                                                "every test: a program that ignores its input "
                                                "passes"});
}

TEST_CASE("validate problem: assertions that are empty or assert nothing") {
  Problem problem;
  problem.body = AssertsProblem{.prompt = "", .entry = "f", .test = " \n", .setup = ""};
  CHECK(told(validate_problem(problem)) == Told{"error test: is empty"});
  problem.body = AssertsProblem{.prompt = "", .entry = "f", .test = "print(f())\n", .setup = ""};
  CHECK(told(validate_problem(problem)) == Told{"warning test: holds no assertion"});
}

TEST_CASE("validate problem: golds that cannot be read, or say the same") {
  Problem problem;
  AnswerProblem body;
  body.golds = {"1/2", "0.5", "3"};
  problem.body = body;
  CHECK(told(validate_problem(problem)) == Told{"note gold[1]: says the same as gold[0]"});
  body.golds = {"\\frac{1}{"};
  problem.body = body;
  REQUIRE(told(validate_problem(problem)).size() == 1);
  CHECK(told(validate_problem(problem))[0].starts_with("error gold: cannot be read: "));
  body.golds.clear();
  problem.body = body;
  CHECK(told(validate_problem(problem)) == Told{"error gold: there is none"});
}

}  // namespace
}  // namespace assay::grader
