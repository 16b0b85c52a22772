// External checkers: how they are called, what their end means, and that a fault of theirs is never
// a reward.

#include "checkers/checkers.h"
#include "tests/support/catch.h"

namespace assay::checkers::external {
namespace {

/// Remembers how it was called and ends as the test says.
class FakeRunner final : public ProgramRunner {
 public:
  explicit FakeRunner(ProgramOutcome outcome) : outcome_(std::move(outcome)) {}
  Result<ProgramOutcome> run(const ProgramRun& run) override {
    args = run.args;
    input = run.input;
    for (const auto& [name, content] : run.files) {
      files[name] = content;
    }
    return outcome_;
  }
  std::vector<std::string> args;
  std::string input;
  std::map<std::string, std::string> files;

 private:
  ProgramOutcome outcome_;
};

ProgramOutcome ended(int status, std::string err = "", std::string out = "") {
  return {.exit_code = status, .out = std::move(out), .err = std::move(err), .trouble = {}};
}

constexpr OutputCase kCase{.input = "in", .answer = "ans", .output = "out"};

TEST_CASE("external: each protocol has its own order of arguments") {
  FakeRunner testlib(ended(0));
  REQUIRE(judge(Protocol::Testlib, 1, kCase, testlib).has_value());
  CHECK(testlib.args == std::vector<std::string>{".assay/input", ".assay/output", ".assay/answer"});
  CHECK(testlib.files[".assay/output"] == "out");
  FakeRunner icpc(ended(42));
  REQUIRE(judge(Protocol::Icpc, 1, kCase, icpc).has_value());
  CHECK(icpc.input == "out");
  CHECK_FALSE(icpc.files.contains(".assay/output"));
  FakeRunner print(ended(0, "", "1\n"));
  REQUIRE(judge(Protocol::Print, 1, kCase, print).has_value());
  CHECK(print.args == std::vector<std::string>{".assay/input", ".assay/answer", ".assay/output"});
}

TEST_CASE("external: testlib's exit codes") {
  const auto outcome = [](int status, const std::string& err = "") {
    const Result<Judgement> judgement = read_outcome(Protocol::Testlib, 100, ended(status, err));
    REQUIRE(judgement.has_value());
    return judgement->outcome;
  };
  CHECK(outcome(0) == Outcome::Accepted);
  CHECK(outcome(1) == Outcome::Wrong);
  CHECK(outcome(2) == Outcome::Wrong);
  CHECK(outcome(8) == Outcome::Wrong);
  CHECK(outcome(7, "points 100 all") == Outcome::Accepted);
  CHECK(outcome(7, "points 0") == Outcome::Wrong);
  CHECK(outcome(7, "points 25 some") == Outcome::Partial);
  CHECK(read_outcome(Protocol::Testlib, 100, ended(7, "points 25"))->score == 0.25);
}

TEST_CASE("external: a program at fault is an error, whatever it says") {
  const auto is_fault = [](Protocol protocol, const ProgramOutcome& outcome) {
    const Result<Judgement> judgement = read_outcome(protocol, 1, outcome);
    return !judgement && judgement.error().code() == ErrorCode::BadProblem;
  };
  for (const int status : {3, 4, 5, 6, 9, 42, 127, 134, 255}) {
    CAPTURE(status);
    CHECK(is_fault(Protocol::Testlib, ended(status)));
  }
  for (const int status : {0, 1, 2, 41, 44}) {
    CAPTURE(status);
    CHECK(is_fault(Protocol::Icpc, ended(status)));
  }
  for (const char* points : {"points 2", "points -1", "points nan", "points inf", "points",
                             "points x", "points 1e", "ok", ""}) {
    CAPTURE(points);
    CHECK(is_fault(Protocol::Testlib, ended(7, points)));
  }
  for (const char* words : {"", "yes", "1,", "2", "-0.5", "nan"}) {
    CAPTURE(words);
    CHECK(is_fault(Protocol::Print, ended(0, "", words)));
  }
  CHECK(is_fault(Protocol::Print, ended(1, "", "1")));
  CHECK(is_fault(Protocol::Testlib, ended(1, "Traceback (most recent call last):\n  File")));
  CHECK(is_fault(Protocol::Testlib, ended(2, "goroutine\npanic: index out of range\n")));
  ProgramOutcome killed = ended(0);
  killed.exit_code.reset();
  killed.trouble = "used up its CPU time";
  for (const Protocol protocol : {Protocol::Testlib, Protocol::Icpc, Protocol::Print}) {
    CHECK(is_fault(protocol, killed));
    CHECK(protocol_from_name(name(protocol)) == protocol);
  }
  CHECK_FALSE(protocol_from_name("domjudge").has_value());
}

TEST_CASE("external: a word in the middle of a line is no trace") {
  const Result<Judgement> judgement =
      read_outcome(Protocol::Testlib, 1, ended(1, "wrong answer: got 'panic: x', expected 3"));
  REQUIRE(judgement.has_value());
  CHECK(judgement->outcome == Outcome::Wrong);
}

}  // namespace
}  // namespace assay::checkers::external
