// The pure parts of the binary: how things are told, and how arguments are read.

#include <sstream>

#include "grader/cli/command_line.h"
#include "grader/cli/exit_code.h"
#include "grader/cli/grade_text.h"
#include "grader/cli/machine.h"
#include "grader/cli/progress.h"
#include "grader/cli/run_text.h"
#include "grader/cli/text.h"
#include "tests/support/catch.h"

using namespace assay;
using namespace assay::cli;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

struct Streams {
  std::ostringstream out;
  std::ostringstream err;
  Console console{.out = out, .err = err};
};

/// Keeps what it was given.
class Probe : public Command {
 public:
  std::string_view name() const override { return "probe"; }
  std::string_view summary() const override { return "Take arguments"; }
  void declare(CommandLine& line) override {
    line.texts("TEXTS", texts);
    line.flag("--flag", flag, "A flag");
    line.options("--many", "X", many, "Repeatable");
    line.number("--number", 1, 9, number, "A number");
    line.choice("--choice", {"red", "blue"}, choice, "A choice");
  }
  int run(Console&) override { return ran = true, kExitNo; }

  std::vector<std::string> texts;
  std::vector<std::string> many;
  std::string choice = "red";
  int number = 5;
  bool flag = false;
  bool ran = false;
};

struct Parsed {
  int status = 0;
  Probe* probe = nullptr;
  std::vector<std::unique_ptr<Command>> commands;
  std::string out;
  std::string err;
};

Parsed parse(const std::vector<std::string>& arguments) {
  Streams streams;
  Parsed parsed;
  auto probe = std::make_unique<Probe>();
  parsed.probe = probe.get();
  parsed.commands.push_back(std::move(probe));
  parsed.status = run_command_line(parsed.commands, arguments, streams.console);
  parsed.out = streams.out.str();
  parsed.err = streams.err.str();
  return parsed;
}

grader::Grade two_tests() {
  grader::Grade grade;
  grade.verdict = grader::Verdict::WrongAnswer;
  grade.passed = 1;
  grade.total = 2;
  grade.tests.resize(2);
  grade.tests[0].name = "sample";
  grade.tests[0].verdict = grader::Verdict::Accepted;
  grade.tests[0].cpu = {microseconds(4100)};
  grade.tests[0].wall = {microseconds(4600)};
  grade.tests[0].memory = Bytes::kib(9216);
  grade.tests[1].message = "line 1: expected \"5\", got \"\x1b[31m6\"";
  grade.tests[1].out = "6\n";
  grade.tests[1].cpu = {milliseconds(1250)};
  grade.flags = {"refused_call:ptrace"};
  grade.provenance.toolchain = "Python 3.11.2";
  return grade;
}

}  // namespace

TEST_CASE("times and sizes have three figures or so") {
  REQUIRE(time_text(microseconds(400)) == "0.4 ms");
  REQUIRE(time_text(milliseconds(12)) == "12 ms");
  REQUIRE(time_text(milliseconds(1250)) == "1.25 s");
  REQUIRE(size_text({512}) == "512 B");
  REQUIRE(size_text(Bytes::kib(9)) == "9.0 KiB");
  REQUIRE(size_text(Bytes::mib(2048)) == "2.0 GiB");
}

TEST_CASE("columns are as wide as their widest cell, counted in code points") {
  Streams streams;
  REQUIRE(columns({{{.text = "é"}, {.text = "1", .right = true}},
                   {{.text = "ab"}, {.text = "10", .right = true}}},
                  streams.console, 2) == "  é    1\n  ab  10\n");
}

TEST_CASE("colours are there only where the console has them") {
  Streams streams;
  REQUIRE(streams.console.paint(Colour::Red, "x") == "x");
  streams.console.colours = true;
  REQUIRE(streams.console.paint(Colour::Red, "x") == "\x1b[31mx\x1b[0m");
}

TEST_CASE("a grade is a table, remarks, and a last line with verdict and reward") {
  Streams streams;
  REQUIRE(grade_text(two_tests(), streams.console, false) ==
          "  test    verdict          cpu    wall   memory\n"
          "  sample  accepted      4.1 ms  4.6 ms  9.0 MiB\n"
          "  2       wrong_answer  1.25 s  0.0 ms      0 B\n"
          "    line 1: expected \"5\", got \"\xEF\xBF\xBD[31m6\"\n"
          "\n"
          "flag       refused_call:ptrace\n"
          "wrong_answer  reward 0  1 of 2 tests  Python 3.11.2  tier full\n");
}

TEST_CASE("details show what was printed") {
  Streams streams;
  const std::string text = grade_text(two_tests(), streams.console, true);
  REQUIRE(text.find("    stdout:\n      6\n") != std::string::npos);
}

TEST_CASE("of many tests those that failed are listed, and the bound holds") {
  Streams streams;
  grader::Grade grade;
  grade.tests.resize(kMaxListedTests + 1);
  for (auto& test : grade.tests) {
    test.verdict = grader::Verdict::Accepted;
  }
  grade.tests[7].verdict = grader::Verdict::TimeLimit;
  const std::string text = grade_text(grade, streams.console, false);
  REQUIRE(text.find("\n  8     time_limit") != std::string::npos);
  REQUIRE(text.find("(50 more tests are not listed") != std::string::npos);
  REQUIRE(text.find("accepted") == std::string::npos);
}

TEST_CASE("a run is told in one line, with what there is to say before it") {
  Streams streams;
  grader::RunOutcome outcome;
  outcome.report.exit_code = 0;
  outcome.report.usage.cpu = {milliseconds(12)};
  outcome.report.usage.wall = {milliseconds(14)};
  outcome.report.usage.memory_peak = Bytes::mib(9);
  REQUIRE(run_text(outcome, streams.console) ==
          "ok  exit 0  cpu 12 ms  wall 14 ms  memory 9.0 MiB  tier full\n");
  outcome.report.verdict = sandbox::Verdict::RuntimeError;
  outcome.report.exit_code.reset();
  outcome.report.signal = 11;
  outcome.report.detail = "killed by SIGSEGV";
  outcome.report.refused_calls = {"ptrace"};
  REQUIRE(run_text(outcome, streams.console) ==
          "refused system call  ptrace\n"
          "runtime_error  signal 11  cpu 12 ms  wall 14 ms  memory 9.0 MiB  tier full\n"
          "  killed by SIGSEGV\n");
  outcome.compiled = false;
  outcome.compile_message = "main.c:1: error\n";
  REQUIRE(run_text(outcome, streams.console) == "main.c:1: error\ncompile_error\n");
}

TEST_CASE("a program's control characters do not reach a terminal, but pass a pipe") {
  REQUIRE(passed_through("\x1b]0;title\x07"
                         "a\tb\n",
                         false) ==
          "\x1b]0;title\x07"
          "a\tb\n");
  const std::string shown = passed_through(
      "\x1b]0;title\x07"
      "a\tb\n",
      true);
  REQUIRE(shown.find('\x1b') == std::string::npos);
  REQUIRE(shown.find('\x07') == std::string::npos);
  REQUIRE(shown.ends_with("a\tb\n"));
}

TEST_CASE("progress is told with rate and time left") {
  const grader::Progress half{
      .done = 50, .total = 100, .accepted = 30, .errors = 1, .done_now = 40, .seconds = 8};
  REQUIRE(progress_text(half) == "50/100  50 %  5.0/s  30 accepted  errors 1  10 s left");
  REQUIRE(progress_bar(half, 80) ==
          "[===========            ] "
          "50/100  50 %  5.0/s  30 accepted  errors 1  10 s left");
  REQUIRE(progress_bar(half, 30).size() < 30);
  REQUIRE(progress_text({}) == "0/0  100 %  0.0/s  0 accepted  errors 0");
}

TEST_CASE("arguments: texts may begin with a dash, options are found among them") {
  const Parsed parsed = parse({"probe", "-5", "--many", "a", "x", "--flag", "--many", "b", "-x^2"});
  REQUIRE(parsed.err.empty());
  REQUIRE(parsed.status == kExitNo);
  REQUIRE(parsed.probe->texts == std::vector<std::string>{"-5", "x", "-x^2"});
  REQUIRE(parsed.probe->many == std::vector<std::string>{"a", "b"});
  REQUIRE(parsed.probe->flag);
}

TEST_CASE("arguments: after -- everything is a text") {
  const Parsed parsed = parse({"probe", "--", "--flag", "-1"});
  REQUIRE(parsed.probe->texts == std::vector<std::string>{"--flag", "-1"});
  REQUIRE_FALSE(parsed.probe->flag);
}

TEST_CASE("arguments: what is wrong is told, and the exit code is that of bad input") {
  REQUIRE(parse({"probe", "--flog"}).err.find("there is no option --flog") != std::string::npos);
  for (const auto& wrong : std::vector<std::vector<std::string>>{{"probe", "--flog"},
                                                                 {"probe", "--number", "10"},
                                                                 {"probe", "--number", "x"},
                                                                 {"probe", "--choice", "green"},
                                                                 {"probe", "--many"},
                                                                 {"--flag"}}) {
    const Parsed parsed = parse(wrong);
    INFO(wrong.back());
    REQUIRE(parsed.status == kExitBadInput);
    REQUIRE_FALSE(parsed.probe->ran);
    REQUIRE(parsed.err.starts_with("assay"));
    REQUIRE(parsed.err.find("--help tells more") != std::string::npos);
  }
}

TEST_CASE("arguments: a misspelt command is told with the one that was meant") {
  const Parsed parsed = parse({"porbe"});
  REQUIRE(parsed.status == kExitBadInput);
  REQUIRE(parsed.err.find("did you mean \"probe\"?") != std::string::npos);
  REQUIRE(parse({"something"}).err.find("did you mean") == std::string::npos);
}

TEST_CASE("arguments: help and version go to stdout and succeed; nothing at all is help") {
  REQUIRE(parse({"--help"}).status == kExitYes);
  REQUIRE(parse({"--version"}).out.starts_with("assay "));
  REQUIRE(parse({}).out == parse({"--help"}).out);
  REQUIRE(parse({"probe", "--help"}).out.find("--number") != std::string::npos);
}

TEST_CASE("an error is ours or the input's") {
  REQUIRE(exit_code(ErrorCode::BadProblem) == kExitBadInput);
  REQUIRE(exit_code(ErrorCode::UnknownLanguage) == kExitBadInput);
  REQUIRE(exit_code(ErrorCode::Sandbox) == kExitOurFailure);
  REQUIRE(exit_code(ErrorCode::MissingToolchain) == kExitOurFailure);
}

TEST_CASE("there is a core to use, and tiers are told by name") {
  REQUIRE(usable_cores() >= 1);
  for (const std::string& name : tier_names()) {
    REQUIRE(sandbox::name(tier_of(name)) == name);
  }
}
