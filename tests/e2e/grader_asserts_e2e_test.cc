// Assertion tests in real boxes: what is right passes, and nothing else does. Every case runs apart
// (two boxes) and shared (one box, as its author asks); what one process cannot hold is tested
// apart only.

#include "tests/e2e/grader_e2e.h"

namespace assay::grader {
namespace {

using e2e::graded;
using e2e::has_flag;
using e2e::python;

constexpr const char* kCheck =
    "def check(candidate):\n"
    "    assert candidate([1, 2, 3]) == 6\n"
    "    assert candidate([10, -4, 9]) == 15\n"
    "    assert candidate([]) == 0\n";

Problem asserts(std::string test, std::string entry = "total", std::string prompt = "",
                std::string setup = "") {
  Problem problem;
  problem.body = AssertsProblem{.prompt = std::move(prompt),
                                .entry = std::move(entry),
                                .test = std::move(test),
                                .setup = std::move(setup)};
  problem.limits.cpu = CpuTime{std::chrono::seconds(1)};
  return problem;
}

Problem with_isolation(Problem problem, bool is_shared) {
  std::get<AssertsProblem>(problem.body).shared = is_shared;
  return problem;
}

const std::vector<std::pair<std::string, Problem>>& forms() {
  static const std::vector<std::pair<std::string, Problem>> all = {
      {"HumanEval", asserts(kCheck)},
      {"MBPP", asserts("assert total([1, 2, 3]) == 6\nassert total([]) == 0\n", "")},
      {"LeetCode", asserts(std::string(kCheck) + "\n\ncheck(total)", "")},
      {"pytest", asserts("from solution import total\n"
                         "def test_a():\n    assert total([1, 2, 3]) == 6\n"
                         "def test_b():\n    assert total([]) == 0\n",
                         "")},
      {"unittest", asserts("import unittest\n"
                           "class Tests(unittest.TestCase):\n"
                           "    def test_a(self):\n        self.assertEqual(total([1, 2, 3]), 6)\n"
                           "    def test_b(self):\n        self.assertEqual(total([]), 0)\n",
                           "")},
  };
  return all;
}

TEST_CASE("asserts: the right function is accepted in every form, apart and shared") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  for (const bool is_shared : {false, true}) {
    for (const auto& [form, apart] : forms()) {
      const Problem problem = with_isolation(apart, is_shared);
      CAPTURE(is_shared, form);
      const Grade grade = graded(*stand, problem, python("def total(nums): return sum(nums)"));
      CHECK(grade.verdict == Verdict::Accepted);
      CHECK(grade.reward == 1);
      CHECK(grade.separate == !is_shared);
      CHECK(grade.flags.empty());
    }
  }
}

struct Cheat {
  std::string_view name;
  std::string code;
};

/// Ways to end, to print or to patch one's way to success that even one box holds against.
const std::vector<Cheat>& cheats() {
  static const std::vector<Cheat> all = {
      {"wrong value", "def total(nums): return -1"},
      {"does nothing", "def total(nums): pass"},
      {"no such function", "def other(nums): return sum(nums)"},
      {"syntax error", "def total(nums: return"},
      {"os._exit at load", "import os\nos._exit(0)\ndef total(nums): return -1"},
      {"sys.exit at load", "import sys\nsys.exit(0)"},
      {"SystemExit at load", "raise SystemExit"},
      {"os._exit in the call", "import os\ndef total(nums): os._exit(0)"},
      {"SystemExit in the call", "def total(nums): raise SystemExit(0)"},
      {"atexit",
       "import atexit, os\natexit.register(lambda: os._exit(0))\ndef total(nums): return -1"},
      {"excepthook",
       "import os, sys\nsys.excepthook = lambda *a: os._exit(0)\ndef total(nums): return -1"},
      {"timer",
       "import threading, os\nthreading.Timer(0.05, lambda: os._exit(0)).start()\n"
       "import time\ndef total(nums):\n    time.sleep(0.5)\n    return -1"},
      {"prints a result",
       "import sys\nprint('{\"units\": [[\"check\", \"passed\", \"\"]]}')\n"
       "def total(nums): return -1"},
      {"writes to every descriptor",
       "import os\nfor fd in range(1, 16):\n    try:\n"
       "        os.write(fd, b'{\"units\": [[\"check\", \"passed\", \"\"]], \"asserts\": 3}\\n')\n"
       "    except OSError:\n        pass\ndef total(nums): return -1"},
      {"forged result and exit",
       "import os\ndef total(nums):\n"
       "    os.write(3, b'{\"units\": [[\"check\", \"passed\", \"\"]], \"asserts\": 3}\\n')\n"
       "    os._exit(0)"},
      {"replaces builtins",
       "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.sum = lambda x: 6\n"
       "def total(nums): return -1"},
      {"re-executes without assertions",
       "import os, sys\nif __debug__ and not os.environ.get('O'):\n    os.environ['O'] = '1'\n"
       "    os.execv(sys.executable, [sys.executable, '-O', __file__])\ndef total(nums): return "
       "-1"},
      {"dangling decorator",
       "def total(nums): return -1\ndef noop(f): return lambda *a: None\n@noop"},
      {"overwrites check",
       "import sys\nsys._getframe().f_globals['check'] = lambda c: None\ndef total(nums): return "
       "-1"},
      {"kills its group",
       "import os, signal\nos.kill(0, signal.SIGKILL)\ndef total(nums): return -1"},
      {"build_class",
       "import builtins\nold = builtins.__build_class__\n"
       "def new(f, name, *b, **k):\n"
       "    return old((lambda: None) if name.startswith('Test') else f, name, *b, **k)\n"
       "builtins.__build_class__ = new\ndef total(nums): return -1"},
      {"raises AssertionError's base", "def total(nums): raise BaseException"},
  };
  return all;
}

TEST_CASE("asserts: leaving, printing and patching earn nothing, apart and shared") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  for (const bool is_shared : {false, true}) {
    for (const Cheat& cheat : cheats()) {
      for (const auto& [form, apart] : forms()) {
        const Problem problem = with_isolation(apart, is_shared);
        CAPTURE(is_shared, form, cheat.name);
        const Grade grade = graded(*stand, problem, python(cheat.code));
        CHECK(grade.verdict != Verdict::Accepted);
        CHECK(grade.reward == 0);
      }
    }
  }
}

TEST_CASE("asserts: what only two boxes hold: objects, frames, memory, patched modules") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  const std::vector<Cheat> deep = {
      {"equal to everything",
       "class E:\n    def __eq__(self, o): return True\n    __hash__ = None\n"
       "def total(nums): return E()"},
      {"int subclass",
       "class E(int):\n    def __eq__(self, o): return True\n"
       "def total(nums): return E(0)"},
      {"differs little from everything",
       "class E:\n    def __sub__(self, o): return 0.0\n    def __rsub__(self, o): return 0.0\n"
       "    def __contains__(self, o): return True\n    def __abs__(self): return 0\n"
       "def total(nums): return E()"},
      {"walks frames and the collector for the harness",
       "import gc, sys\ndef total(nums):\n"
       "    for o in gc.get_objects():\n"
       "        if type(o) is dict and 'units' in o: o['units'] = [['check', 'passed', '']]\n"
       "        if type(o) is list and o and type(o[0]) is list and len(o[0]) == 3: o[0][1] = "
       "'passed'\n"
       "    return -1"},
      {"pokes a small int",
       "import ctypes\nfor v in (6, 15):\n"
       "    ctypes.c_int.from_address(id(v) + 24).value = 0\n"
       "def total(nums): return 0"},
      {"patches math and unittest",
       "import math, unittest\nmath.isclose = lambda *a, **k: True\n"
       "unittest.TestCase.assertEqual = lambda *a: None\ndef total(nums): return -1"},
      {"writes garbage to the socket",
       "import os\nos.write(4, b'\\x00\\x00\\x00\\x02[]' * 10)\ndef total(nums): return -1"},
      {"answers for itself",
       "import os, json\ndef frame(m):\n    b = json.dumps(m).encode()\n"
       "    return len(b).to_bytes(4, 'big') + b\n"
       "os.write(4, frame(['ok', {'total': 6}]) + frame(['ok', 6]) * 9)\ndef total(nums): return "
       "-1"},
  };
  for (const Cheat& cheat : deep) {
    for (const auto& [form, problem] : forms()) {
      CAPTURE(form, cheat.name);
      const Grade grade = graded(*stand, problem, python(cheat.code));
      CHECK(grade.separate);
      CHECK(grade.reward == 0);
    }
  }
}

TEST_CASE("asserts: leaving early is flagged, and so is an object that is no plain data") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  const Problem problem = asserts(kCheck);
  CHECK(has_flag(graded(*stand, problem, python("import os\nos._exit(0)")), "early_exit"));
  CHECK(has_flag(graded(*stand, problem, python("import sys\nsys.exit(0)")), "early_exit"));
  CHECK(has_flag(graded(*stand, problem, python("def total(nums): return object()")),
                 "opaque_result"));
  CHECK(has_flag(graded(*stand, problem,
                        python("import os\nos.write(4, b'abcdefgh')\ndef total(n): return 6")),
                 "forged_channel"));
}

TEST_CASE("asserts: a prompt is continued by a body, and stands aside for a whole function") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  const std::string prompt =
      "from typing import List\n\n\ndef total(nums: List[int]) -> int:\n    \"\"\"Sum of "
      "nums.\"\"\"\n";
  const Problem problem = asserts(kCheck, "total", prompt);
  const auto verdict = [&](const Submission& s) { return graded(*stand, problem, s).verdict; };
  CHECK(verdict(python("    return sum(nums)\n")) == Verdict::Accepted);
  CHECK(verdict(python(prompt + "    return sum(nums)\n")) == Verdict::Accepted);
  CHECK(verdict(python("def total(nums: List[int]): return sum(nums)")) == Verdict::Accepted);
  CHECK(verdict(python("from __future__ import annotations\ndef total(nums): return sum(nums)")) ==
        Verdict::Accepted);
  CHECK(verdict(python("    pass\n")) == Verdict::WrongAnswer);
  Submission fenced;
  fenced.completion = "Sure:\n```python\ndef total(nums):\n    return sum(nums)\n```\n";
  CHECK(verdict(fenced) == Verdict::Accepted);
  Submission bare;
  bare.completion = "    return sum(nums)\n";
  CHECK(verdict(bare) == Verdict::Accepted);
}

TEST_CASE(
    "asserts: classes, callbacks, generators, exceptions and changed arguments cross the boxes") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  const Problem problem = asserts(
      "import unittest\n"
      "class Tests(unittest.TestCase):\n"
      "    def test_object(self):\n"
      "        stack = Stack()\n"
      "        stack.push(1); stack.push((2, {3}))\n"
      "        self.assertEqual(len(stack), 2)\n"
      "        self.assertEqual(stack.pop(), (2, {3}))\n"
      "        self.assertEqual(stack.items, [1])\n"
      "        self.assertIsInstance(stack, Stack)\n"
      "    def test_callback(self):\n"
      "        seen = []\n"
      "        self.assertEqual(apply(lambda x: seen.append(x) or x * 2, [1, 2]), [2, 4])\n"
      "        self.assertEqual(seen, [1, 2])\n"
      "    def test_generator(self):\n"
      "        self.assertEqual(list(numbers(3)), [0, 1, 2])\n"
      "    def test_exceptions(self):\n"
      "        with self.assertRaises(IndexError):\n            Stack().pop()\n"
      "        with self.assertRaises(Full) as caught:\n            fill()\n"
      "        self.assertEqual(str(caught.exception), 'no room')\n"
      "    def test_in_place(self):\n"
      "        values = [3, 1, 2]\n"
      "        self.assertIsNone(order(values))\n"
      "        self.assertEqual(values, [1, 2, 3])\n",
      "");
  const Grade grade = graded(*stand, problem,
                             python("class Full(Exception): pass\n"
                                    "class Stack:\n"
                                    "    def __init__(self): self.items = []\n"
                                    "    def push(self, x): self.items.append(x)\n"
                                    "    def pop(self): return self.items.pop()\n"
                                    "    def __len__(self): return len(self.items)\n"
                                    "def apply(f, xs): return [f(x) for x in xs]\n"
                                    "def numbers(n): yield from range(n)\n"
                                    "def fill(): raise Full('no room')\n"
                                    "def order(v): v.sort()\n"));
  for (const TestGrade& test : grade.tests) {
    CAPTURE(test.name, test.message);
    CHECK(test.verdict == Verdict::Accepted);
  }
  CHECK(grade.total == 5);
}

TEST_CASE("asserts: limits and crashes of the submission are its verdict") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  Problem problem = asserts(kCheck);
  problem.limits.memory = Bytes::mib(96);
  const auto verdict = [&](std::string code) {
    return graded(*stand, problem, python(std::move(code))).verdict;
  };
  problem.limits.cpu = CpuTime{std::chrono::milliseconds(300)};
  CHECK(verdict("def total(nums):\n    while True: pass") == Verdict::TimeLimit);
  problem.limits.cpu = CpuTime{std::chrono::seconds(10)};
  CHECK(verdict("def total(nums):\n    x = bytearray(400 << 20)\n    return len(x)") !=
        Verdict::Accepted);
  CHECK(verdict("import os\ndef total(nums): os.abort()") == Verdict::RuntimeError);
  CHECK(verdict("def total(nums): return total(nums)") == Verdict::RuntimeError);
  CHECK(verdict("def total(nums): return 1 // 0") == Verdict::RuntimeError);
  CHECK(verdict("import no_such_module") == Verdict::RuntimeError);
}

TEST_CASE("asserts: a test that is no test is a bad problem, not a verdict") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  for (const char* test :
       {"def check(candidate:", "x = 1\n", "import no_such_module\nassert total([]) == 0",
        "def test_a(fixture):\n    assert True\n", ""}) {
    CAPTURE(test);
    const Result<Grade> grade =
        stand->grader->grade(asserts(test), python("def total(nums): return sum(nums)"), {});
    REQUIRE_FALSE(grade.has_value());
    CHECK(grade.error().code() == ErrorCode::BadProblem);
  }
}

TEST_CASE("asserts: a loop that reaches no assertion has not passed") {
  auto stand = e2e::stand();
  if (!stand) {
    return;
  }
  const Problem problem =
      asserts("def check(candidate):\n    for x in candidate([1]):\n        assert x > 0\n");
  CHECK(graded(*stand, problem, python("def total(nums): return []")).verdict ==
        Verdict::WrongAnswer);
  CHECK(graded(*stand, problem, python("def total(nums): return [1]")).verdict ==
        Verdict::Accepted);
}

}  // namespace
}  // namespace assay::grader
