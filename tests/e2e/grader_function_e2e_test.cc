// Function calls and stdin/stdout in real boxes.

#include "tests/e2e/grader_e2e.h"

namespace assay::grader {
namespace {

using checkers::IntValue;
using checkers::SequenceKind;
using checkers::SequenceValue;
using checkers::Value;
using e2e::graded;
using e2e::has_flag;
using e2e::python;

Value number(std::string digits) { return {IntValue{std::move(digits)}}; }
Value list(std::vector<Value> items) {
  return {SequenceValue{SequenceKind::List, std::move(items)}};
}

FunctionTest call(std::vector<Value> args, Value expected) {
  return {.name = {}, .args = std::move(args), .kwargs = {}, .expected = std::move(expected)};
}

Problem total_problem(std::string entry = "total") {
  FunctionProblem body;
  body.entry = std::move(entry);
  body.tests = {call({list({number("1"), number("2"), number("3")})}, number("6")),
                call({list({})}, number("0")),
                call({list({number("100000000000000000000"), number("1")})},
                     number("100000000000000000001"))};
  Problem problem;
  problem.body = std::move(body);
  problem.limits.cpu = CpuTime{std::chrono::seconds(1)};
  return problem;
}

TEST_CASE(
    "function: a right function and a right method are accepted; noise on stdout is ignored") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  CHECK(graded(*stand, total_problem(),
               python("print('noise')\ndef total(n):\n    print(n)\n    return sum(n)"))
            .verdict == Verdict::Accepted);
  CHECK(graded(*stand, total_problem("Solution.total"),
               python("class Solution:\n    def total(self, n): return sum(n)"))
            .verdict == Verdict::Accepted);
}

TEST_CASE(
    "function: setup runs before the submission, in its namespace; keyword arguments arrive") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  FunctionProblem body;
  body.entry = "root";
  body.setup = "from math import isqrt";
  body.tests = {{.name = {}, .args = {}, .kwargs = {{"n", number("17")}}, .expected = number("4")}};
  Problem problem;
  problem.body = body;
  CHECK(graded(*stand, problem, python("def root(*, n): return isqrt(n)")).verdict ==
        Verdict::Accepted);
}

TEST_CASE("function: nothing but the right value is accepted") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  const std::tuple<const char*, const char*, Verdict> wrong[] = {
      {"wrong value", "def total(n): return -1", Verdict::WrongAnswer},
      {"float for int", "def total(n): return sum(n) + 0.5", Verdict::WrongAnswer},
      {"True for 1", "def total(n): return True", Verdict::WrongAnswer},
      {"wrapped", "def total(n): return [sum(n)]", Verdict::WrongAnswer},
      {"equal to everything",
       "class E:\n    def __eq__(self, o): return True\ndef total(n): return E()",
       Verdict::WrongAnswer},
      {"int subclass",
       "class E(int):\n    def __eq__(self, o): return True\ndef total(n): return E(sum(n))",
       Verdict::WrongAnswer},
      {"prints right", "class R:\n    def __repr__(self): return '6'\ndef total(n): return R()",
       Verdict::WrongAnswer},
      {"raises", "def total(n): raise ValueError('no')", Verdict::RuntimeError},
      {"exits", "import sys\ndef total(n): sys.exit(0)", Verdict::RuntimeError},
      {"leaves", "import os\ndef total(n): os._exit(0)", Verdict::RuntimeError},
      {"leaves at load", "import os\nos._exit(0)", Verdict::RuntimeError},
      {"forges", "import os\ndef total(n):\n    os.write(3, b'{\"ok\": 6}\\n')\n    os._exit(0)",
       Verdict::WrongAnswer},
      {"forges and returns",
       "import os\ndef total(n):\n    os.write(3, b'x\\n')\n    return sum(n)",
       Verdict::WrongAnswer},
      {"spins", "def total(n):\n    while True: pass", Verdict::TimeLimit},
      {"sleeps", "import time\ndef total(n): time.sleep(60)", Verdict::IdleLimit},
      {"no function", "x = 1", Verdict::RuntimeError},
      {"nested too deep",
       "def total(n):\n    x = []\n    for _ in range(100000): x = [x]\n    return x",
       Verdict::WrongAnswer},
      {"endless recursion", "def total(n): return total(n)", Verdict::RuntimeError},
  };
  for (const auto& [name, code, verdict] : wrong) {
    CAPTURE(name);
    const Grade grade =
        graded(*stand, total_problem(), python(code), {.stop_at_first_failure = true});
    CHECK(sandbox::name(grade.tier) != "");
    CHECK(grader::name(grade.verdict) == grader::name(verdict));
    CHECK(grade.reward == 0);
  }
}

TEST_CASE("function: no verdict depends on whether tests share a box") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  const std::pair<const char*, Verdict> programs[] = {
      {"def total(n, seen=[]):\n    seen.append(n)\n    return sum(n) if len(seen) == 1 else -1",
       Verdict::Accepted},
      {"def total(n):\n    open('left', 'x')\n    return sum(n)", Verdict::Accepted},
      {"import time\ndef total(n):\n"
       "    start = time.process_time()\n    while time.process_time() < start + 0.45: pass\n"
       "    return sum(n)",
       Verdict::Accepted},
      {"import threading, time\nthreading.Thread(target=time.sleep, args=(60,), "
       "daemon=True).start()\n"
       "def total(n): return sum(n) if threading.active_count() == 2 else -1",
       Verdict::Accepted},
      {"import os\ndef total(n):\n    if not n: os._exit(0)\n    return sum(n)",
       Verdict::RuntimeError},
      {"import os\ndef total(n):\n    if not n: os.abort()\n    return sum(n)",
       Verdict::RuntimeError},
      {"def total(n):\n    while not n: pass\n    return sum(n)", Verdict::TimeLimit},
      {"def total(n): return sum(n) if n else 1", Verdict::WrongAnswer},
  };
  for (const auto& [code, verdict] : programs) {
    CAPTURE(code);
    const Grade shared = graded(*stand, total_problem(), python(code));
    const Grade apart = graded(*stand, total_problem(), python(code), {.full_detail = true});
    CHECK(grader::name(shared.verdict) == grader::name(verdict));
    CHECK(shared.flags == apart.flags);
    REQUIRE(shared.tests.size() == apart.tests.size());
    for (std::size_t i = 0; i < shared.tests.size(); ++i) {
      CHECK(grader::name(shared.tests[i].verdict) == grader::name(apart.tests[i].verdict));
    }
  }
}

TEST_CASE("function: deep recursion within the limit set by the submission works") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  CHECK(graded(*stand, total_problem(),
               python("import sys\nsys.setrecursionlimit(100000)\n"
                      "def down(k): return 0 if k == 0 else 1 + down(k - 1)\n"
                      "def total(n): return sum(n) + down(20000) - 20000"))
            .verdict == Verdict::Accepted);
}

Problem sum_problem() {
  StdioProblem body;
  body.tests = {{"small", "3\n1 2 3\n", "6\n"}, {"negative", "1\n-8\n", "-8\n"}};
  Problem problem;
  problem.body = body;
  problem.limits.cpu = CpuTime{std::chrono::seconds(1)};
  return problem;
}

TEST_CASE("stdio: interpreted and compiled programs, right, wrong and failing") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  const auto verdict = [&](std::string language, std::string code) {
    Submission submission = python(std::move(code));
    submission.language = std::move(language);
    return graded(*stand, sum_problem(), submission).verdict;
  };
  const std::string sum = "n = int(input())\nprint(sum(map(int, input().split())))\n";
  CHECK(verdict("python", sum) == Verdict::Accepted);
  CHECK(verdict("python", "print(6)") == Verdict::WrongAnswer);
  CHECK(verdict("python", sum + "raise SystemExit(3)") == Verdict::RuntimeError);
  CHECK(verdict("python", "while True: pass") == Verdict::TimeLimit);
  const std::string c =
      "#include <stdio.h>\nint main(void){int n,x;long s=0;scanf(\"%d\",&n);"
      "while(n--){scanf(\"%d\",&x);s+=x;}printf(\"%ld\\n\",s);return 0;}\n";
  CHECK(verdict("c", c) == Verdict::Accepted);
  CHECK(verdict("c", "int main(void){return *(volatile int*)0;}") == Verdict::RuntimeError);
  CHECK(verdict("c", "int main(void){") == Verdict::CompileError);
}

TEST_CASE("stdio: a compile error quotes the compiler and no path of the host") {
  auto stand = e2e::stand(1);
  if (!stand) {
    return;
  }
  Submission submission = python("int main(void){ return undeclared; }");
  submission.language = "c";
  const Grade grade = graded(*stand, sum_problem(), submission);
  CHECK(grade.verdict == Verdict::CompileError);
  CHECK(grade.message.find("undeclared") != std::string::npos);
  CHECK(grade.message.find("/box") == std::string::npos);
  CHECK(grade.message.find("/work") == std::string::npos);
  CHECK(grade.provenance.toolchain.find("gcc") != std::string::npos);
}

}  // namespace
}  // namespace assay::grader
