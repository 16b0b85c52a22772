// The compile step on a fake executor: once per content, errors as a verdict, bounded words.

#include <atomic>
#include <thread>

#include "grader/core/compile.h"
#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using fake::FakeExecutor;

bool is_compile(const sandbox::Spec& spec) { return spec.profile == sandbox::Profile::Compiler; }

sandbox::Report compiled(std::string program) {
  sandbox::Report report = FakeExecutor::said("");
  report.files.push_back({.name = "program", .content = std::move(program), .refused = {}});
  return report;
}

Problem problem() {
  StdioProblem body;
  body.tests = {{"", "1\n", "1\n"}, {"", "2\n", "2\n"}};
  Problem result;
  result.body = body;
  return result;
}

Result<sandbox::Report> compile_and_echo(const sandbox::Spec& spec) {
  return is_compile(spec) ? compiled("ELF") : FakeExecutor::said(fake::text_of(spec.input));
}

TEST_CASE("compile: once for all tests; the runs get the artifact, executable, and no source") {
  FakeExecutor executor(compile_and_echo);
  const Result<Grade> result =
      fake::grader_on(executor)->grade(problem(), fake::code("c", "int main(){}"), {});
  REQUIRE(result.has_value());
  CHECK(result->verdict == Verdict::Accepted);
  CHECK(result->compile_cpu == CpuTime{std::chrono::milliseconds(3)});
  const std::vector<sandbox::Spec> seen = executor.seen();
  REQUIRE(seen.size() == 3);
  CHECK(is_compile(seen[0]));
  CHECK(seen[0].input.size() == 0);
  for (std::size_t i = 1; i < 3; ++i) {
    REQUIRE(seen[i].files.size() == 1);
    CHECK(seen[i].files[0].name == "program");
    CHECK(seen[i].files[0].executable);
    CHECK(fake::text_of(seen[i].files[0].content) == "ELF");
  }
}

TEST_CASE("compile: equal sources are compiled once for all requests, others apart") {
  FakeExecutor executor([](const sandbox::Spec& spec) {
    if (is_compile(spec)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return compile_and_echo(spec);
  });
  const std::unique_ptr<Grader> grader = fake::grader_on(executor);
  std::atomic<int> accepted{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) {
      threads.emplace_back([&, i] {
        const Result<Grade> result = grader->grade(
            problem(), fake::code("c", i % 2 == 0 ? "int main(){}" : "int main(){ }"), {});
        accepted += result && result->verdict == Verdict::Accepted ? 1 : 0;
      });
    }
  }
  CHECK(accepted == 6);
  const std::vector<sandbox::Spec> seen = executor.seen();
  CHECK(std::count_if(seen.begin(), seen.end(), is_compile) == 2);
}

TEST_CASE("compile: an error is a verdict with the compiler's words, without the box's folder") {
  FakeExecutor executor([](const sandbox::Spec&) {
    sandbox::Report report = FakeExecutor::ended(sandbox::Verdict::RuntimeError);
    report.err = "/box/main.c:1:1: error: unknown type name 'x'\n";
    return report;
  });
  const Result<Grade> result =
      fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
  REQUIRE(result.has_value());
  CHECK(result->verdict == Verdict::CompileError);
  CHECK(result->reward == 0);
  CHECK(result->total == 2);
  CHECK(result->tests.empty());
  CHECK(result->message == "main.c:1:1: error: unknown type name 'x'\n");
  CHECK(executor.seen().size() == 1);
}

TEST_CASE(
    "compile: a limit of the compile step is a compile error that says so, and is not cached") {
  const std::pair<sandbox::Verdict, std::string> ends[] = {
      {sandbox::Verdict::TimeLimit, "CPU time"},
      {sandbox::Verdict::IdleLimit, "wall time"},
      {sandbox::Verdict::MemoryLimit, "memory"},
      {sandbox::Verdict::OutputLimit, "too much"},
      {sandbox::Verdict::SecurityViolation, "forbidden"},
  };
  for (const auto& [end, word] : ends) {
    CAPTURE(word);
    FakeExecutor executor([end = end](const sandbox::Spec&) { return FakeExecutor::ended(end); });
    const std::unique_ptr<Grader> grader = fake::grader_on(executor);
    for (int i = 0; i < 2; ++i) {
      const Result<Grade> result = grader->grade(problem(), fake::code("c", "x"), {});
      REQUIRE(result.has_value());
      CHECK(result->verdict == Verdict::CompileError);
      CHECK(result->message.find(word) != std::string::npos);
    }
    CHECK(executor.seen().size() == 2);
  }
}

TEST_CASE("compile: an error flood is cut to its bound") {
  FakeExecutor executor([](const sandbox::Spec&) {
    sandbox::Report report = FakeExecutor::ended(sandbox::Verdict::RuntimeError);
    report.err = std::string(1 << 20, 'e');
    return report;
  });
  const Result<Grade> result =
      fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
  REQUIRE(result.has_value());
  CHECK(result->message.size() <= Compiler::kMaxDiagnostics);
}

TEST_CASE(
    "compile: a compiler that leaves nothing, or something that is no file, is a compile error") {
  sandbox::Report refused = FakeExecutor::said("");
  refused.files.push_back({.name = "program", .content = {}, .refused = "not a regular file"});
  for (const sandbox::Report& report : {FakeExecutor::said(""), refused}) {
    FakeExecutor executor([&](const sandbox::Spec&) { return report; });
    const Result<Grade> result =
        fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
    REQUIRE(result.has_value());
    CHECK(result->verdict == Verdict::CompileError);
    CHECK_FALSE(result->message.empty());
  }
}

TEST_CASE("compile: what the compiler is refused or opens outside is flagged apart") {
  FakeExecutor executor([](const sandbox::Spec& spec) {
    Result<sandbox::Report> report = compile_and_echo(spec);
    if (is_compile(spec)) {
      report->refused_calls = {"socket"};
      report->read_outside = {"/etc/passwd"};
    }
    return report;
  });
  const Result<Grade> result =
      fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
  REQUIRE(result.has_value());
  CHECK(result->flags == std::vector<std::string>{"compile_refused_call:socket",
                                                  "compile_read_outside:/etc/passwd"});
}

TEST_CASE("run: what is asked for is returned; a program that does not compile does not run") {
  FakeExecutor executor([](const sandbox::Spec& spec) {
    if (is_compile(spec)) {
      return compiled("ELF");
    }
    sandbox::Report report = FakeExecutor::said("out");
    report.files.push_back({.name = spec.collect.at(0), .content = "made", .refused = {}});
    return report;
  });
  RunRequest request;
  request.submission = fake::code("c", "int main(){}");
  request.args = {"one", "two words"};
  request.input = "in";
  request.collect = {"result.txt"};
  const Result<RunOutcome> outcome = fake::grader_on(executor)->run(request);
  REQUIRE(outcome.has_value());
  CHECK(outcome->compiled);
  CHECK(outcome->report.out == "out");
  CHECK(outcome->report.files.at(0).content == "made");
  const sandbox::Spec run = executor.seen().back();
  REQUIRE(run.argv.size() >= 3);
  CHECK(run.argv[run.argv.size() - 2] == "one");
  CHECK(run.argv.back() == "two words");
  CHECK(fake::text_of(run.input) == "in");

  FakeExecutor broken(
      [](const sandbox::Spec&) { return FakeExecutor::ended(sandbox::Verdict::RuntimeError); });
  const Result<RunOutcome> failed = fake::grader_on(broken)->run(request);
  REQUIRE(failed.has_value());
  CHECK_FALSE(failed->compiled);
  CHECK(failed->compile_verdict == sandbox::Verdict::RuntimeError);
  CHECK(broken.seen().size() == 1);
}

}  // namespace
}  // namespace assay::grader
