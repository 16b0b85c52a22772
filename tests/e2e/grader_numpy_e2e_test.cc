// NumPy's arrays and scalars across the boxes: a test that works with NumPy sees what it would see
// in one process, a test that does not sees plain numbers, and a function's result counts by its
// value.

#include "tests/e2e/grader_e2e.h"

namespace assay::grader {
namespace {

using checkers::IntValue;
using checkers::RecordValue;
using checkers::SequenceKind;
using checkers::SequenceValue;
using checkers::StrValue;
using checkers::Value;
using e2e::graded;
using e2e::python;

Problem asserts(std::string test, std::string entry = "f") {
  Problem problem;
  problem.body =
      AssertsProblem{.prompt = {}, .entry = std::move(entry), .test = std::move(test), .setup = {}};
  problem.limits.cpu = CpuTime{std::chrono::seconds(5)};
  problem.limits.wall = WallTime{std::chrono::seconds(30)};
  return problem;
}

/// Nothing, after a skip, where there is no box or no NumPy in it.
std::optional<e2e::Stand> numpy_stand() {
  std::optional<e2e::Stand> stand = e2e::stand();
  if (stand &&
      graded(*stand, asserts("assert f()\n"), python("def f():\n    import numpy\n    return 1\n"))
              .verdict != Verdict::Accepted) {
    test::skip("no numpy for the interpreter of the boxes");
    return std::nullopt;
  }
  return stand;
}

Value number(std::string digits) { return {IntValue{std::move(digits)}}; }
Value list(std::vector<Value> items) {
  return {SequenceValue{SequenceKind::List, std::move(items)}};
}
Value array(std::string dtype, std::vector<Value> shape, std::vector<Value> items) {
  return {RecordValue{
      "ndarray",
      {list({Value{StrValue{std::move(dtype)}}, list(std::move(shape)), list(std::move(items))})}}};
}
Value scalar(const std::string& dtype, Value value) {
  return {RecordValue{"numpy." + dtype, {std::move(value)}}};
}

Problem function(std::vector<Value> args, Value expected) {
  FunctionProblem body;
  body.entry = "f";
  body.tests = {
      {.name = {}, .args = std::move(args), .kwargs = {}, .expected = std::move(expected)}};
  Problem problem;
  problem.body = std::move(body);
  problem.limits.cpu = CpuTime{std::chrono::seconds(5)};
  problem.limits.wall = WallTime{std::chrono::seconds(30)};
  return problem;
}

// Each is asserted twice: of what the test passes, where it arrives, and of what comes back.
constexpr const char* kSeen =
    "import numpy as np\n"
    "VALUES = [\n"
    "    np.arange(6).reshape(2, 3), np.arange(6, dtype=np.int8).reshape(2, 3).T[::2],\n"
    "    np.array([0.1, -0.0, np.inf, np.nan], np.float32), np.array([1.5], np.float16),\n"
    "    np.array([True, False]), np.array([], bool), np.zeros((0, 3), np.uint16), np.zeros((2, 0, "
    "4)),\n"
    "    np.array(5), np.array(2.5, np.float32), np.array([2**64 - 1, 0], np.uint64), "
    "np.array([-2**63]),\n"
    "    np.array([[1 - 2j, complex(np.nan, -np.inf)]], np.complex64), np.array([1j]),\n"
    "    np.array([1, 2], '>i4'), np.array([0.1], '>f8'), np.array(['a', 'bcd']), np.zeros(2, "
    "'U7'),\n"
    "    np.float32(0.1), np.float64(0.1), np.float16('nan'), np.int8(-3), np.uint64(2**64 - 1),\n"
    "    np.bool_(True), np.complex64(1j), np.str_('a'), np.int64(7),\n"
    "]\n"
    "def seen(x):\n"
    "    return type(x).__name__, str(x.dtype), x.dtype.byteorder, x.shape, x.tobytes()\n"
    "def test_both_ways():\n"
    "    for x in VALUES:\n"
    "        assert f('seen', x) == seen(x), x\n"
    "        y = f('same', x)\n"
    "        assert type(y) is type(x) and seen(y) == seen(x), (x, y)\n"
    "        if x.dtype.kind not in 'U':\n"
    "            np.testing.assert_array_equal(y, x, strict=True)\n"
    "def test_types():\n"
    "    assert isinstance(f('same', np.int16(3)), np.integer) and not isinstance(f('same', "
    "np.int16(3)), int)\n"
    "    assert isinstance(f('same', np.float64(3)), float)\n"
    "    assert f('same', np.zeros(3, np.float32)).dtype == np.float32\n"
    "    assert [type(x) for x in f('same', [1, np.uint8(1), 1.0, True])] == [int, np.uint8, "
    "float, bool]\n"
    "    assert f('same', {np.int64(1): (np.bool_(False),)}) == {1: (False,)}\n"
    "def test_arithmetic():\n"
    "    with np.errstate(all='ignore'):\n"
    "        assert f('same', np.array([255], np.uint8)) + np.uint8(1) == 0\n"
    "        assert f('same', np.float32(16777216)) + np.float32(1) == 16777216\n"
    "        assert f('add', np.array([127], np.int8)).tolist() == [-128]\n"
    "def test_in_place():\n"
    "    a = np.array([3, 1, 2], np.int16)\n"
    "    f('sort', a)\n"
    "    assert a.tolist() == [1, 2, 3] and a.dtype == np.int16\n"
    "    b = np.arange(6)\n"
    "    f('reshape', b)\n"
    "    assert b.shape == (2, 3)\n"
    "def test_what_is_not_plain_stays_a_handle():\n"
    "    for kind in ('object', 'structure', 'date', 'subclass', 'masked', 'long'):\n"
    "        x = f(kind)\n"
    "        assert not isinstance(x, (np.ndarray, np.generic)) and not (x == x.__class__), kind\n"
    "        assert len(f(kind)) == 1\n";

constexpr const char* kSubmission =
    "import numpy as np\n"
    "class Sub(np.ndarray):\n"
    "    def __eq__(self, other): return True\n"
    "def f(what, x=None):\n"
    "    if what == 'seen':\n"
    "        return type(x).__name__, str(x.dtype), x.dtype.byteorder, x.shape, x.tobytes()\n"
    "    if what == 'same': return x\n"
    "    if what == 'add': return x + np.int8(1)\n"
    "    if what == 'sort': return x.sort()\n"
    "    if what == 'reshape': x.shape = (2, 3)\n"
    "    return {'object': np.array([None]), 'structure': np.zeros(1, [('a', int)]),\n"
    "            'date': np.array(['2020'], 'M8[s]'), 'subclass': np.zeros(1).view(Sub),\n"
    "            'masked': np.ma.array([1]), 'long': np.zeros(1, np.longdouble)}.get(what)\n";

TEST_CASE("numpy: a test that names it sees what it would see in one process") {
  auto stand = numpy_stand();
  if (!stand) {
    return;
  }
  const Grade grade =
      graded(*stand, asserts(kSeen, ""), python(kSubmission), {.full_detail = true});
  for (const TestGrade& test : grade.tests) {
    INFO(test.name << ": " << test.message);
    CHECK(test.verdict == Verdict::Accepted);
  }
  CHECK(grade.verdict == Verdict::Accepted);
  CHECK(grade.total == 5);
}

TEST_CASE(
    "numpy: a test that does not name it sees numbers, and no precision of the submission's") {
  auto stand = numpy_stand();
  if (!stand) {
    return;
  }
  const Problem problem = asserts(
      "def check(g):\n"
      "    assert type(g()) in (int, float, complex, bool, str) or g().dtype.itemsize in (1, 8, "
      "16)\n"
      "    assert g() == 1000007\n");
  const auto verdict = [&](const std::string& value) {
    return graded(*stand, problem, python("import numpy as np\ndef f(): return " + value + "\n"))
        .verdict;
  };
  CHECK(verdict("np.int32(1000007)") == Verdict::Accepted);
  CHECK(verdict("np.float32(1000007)") == Verdict::Accepted);
  CHECK(verdict("np.array([1000007], np.int32)") == Verdict::Accepted);
  for (const char* value :
       {"np.float16(np.inf)", "np.array([np.inf], np.float16)", "np.float16(1000007)",
        "np.complex64(np.inf)", "np.int8(-128)", "np.array([], np.int8)"}) {
    INFO(value);
    CHECK(verdict(value) == Verdict::WrongAnswer);
  }
  // abs() of the least integer is negative in its own width.
  const Problem near_zero = asserts("def check(g):\n    assert abs(g() - 0) < 1e-6\n");
  CHECK(graded(*stand, near_zero, python("import numpy as np\ndef f(): return np.int64(-2**63)\n"))
            .verdict == Verdict::WrongAnswer);
}

TEST_CASE("numpy: pytest.approx takes a scalar for the number that it is") {
  auto stand = numpy_stand();
  if (!stand) {
    return;
  }
  const Problem problem = asserts(
      "import numpy, pytest\ndef test_a():\n    assert f() == pytest.approx(1000007)\n"
      "    assert [f()] == pytest.approx(numpy.array([1000007]))\n",
      "");
  CHECK(graded(*stand, problem,
               python("import numpy as np\ndef f(): return np.float64(1000007.25)\n"))
            .verdict == Verdict::Accepted);
  for (const char* value : {"np.float16(np.inf)", "np.float32(1000013)", "np.int64(1000010)"}) {
    INFO(value);
    CHECK(graded(*stand, problem,
                 python("import numpy as np\ndef f(): return " + std::string(value) + "\n"))
              .verdict == Verdict::WrongAnswer);
  }
}

TEST_CASE("numpy: arrays that do not add up are no answer") {
  auto stand = numpy_stand();
  if (!stand) {
    return;
  }
  // The submission answers by itself, past its harness, on the socket to the test's box.
  const std::string forge =
      "import json, os\n"
      "def f():\n"
      "    text = json.dumps(['ok', {'$record': ['ndarray', %s]}, []]).encode()\n"
      "    os.write(4, len(text).to_bytes(4, 'big') + text)\n"
      "    os._exit(0)\n";
  const Problem problem =
      asserts("import numpy\ndef check(g):\n    x = g()\n    assert x.size == 0\n");
  for (const char* content :
       {"['int8', [0, 1 << 62, 1 << 62], []]", "['int8', [-1, 0], []]", "['O', [0], []]",
        "['U999999999', [0], []]", "['int8', [2], [1]]", "['int8', [1] * 100000, [1]]"}) {
    std::string code = forge;
    code.replace(code.find("%s"), 2, content);
    INFO(content);
    const Grade grade = graded(*stand, problem, python(code));
    CHECK(grade.verdict != Verdict::Accepted);
    CHECK(e2e::has_flag(grade, "forged_channel"));
  }
}

TEST_CASE("numpy: arguments of a function are of their type, its result counts by value") {
  auto stand = numpy_stand();
  if (!stand) {
    return;
  }
  const Value halves = array("float32", {number("2"), number("1")}, {Value{0.5}, Value{-0.0}});
  const Submission seen = python(
      "def f(x):\n    return [type(x).__name__, str(x.dtype), list(x.shape), str(x.tolist())]\n");
  const auto text = [](const char* words) { return Value{StrValue{words}}; };
  CHECK(
      graded(*stand,
             function({halves}, list({text("ndarray"), text("float32"),
                                      list({number("2"), number("1")}), text("[[0.5], [-0.0]]")})),
             seen)
          .verdict == Verdict::Accepted);
  CHECK(graded(*stand,
               function({scalar("int8", number("-3"))},
                        list({text("int8"), text("int8"), list({}), text("-3")})),
               seen)
            .verdict == Verdict::Accepted);
  const auto verdict = [&](const Value& expected, const std::string& result) {
    return graded(*stand, function({}, expected),
                  python("import numpy as np\ndef f(): return " + result + "\n"))
        .verdict;
  };
  CHECK(verdict(number("3"), "np.int64(3)") == Verdict::Accepted);
  CHECK(verdict(number("3"), "np.float16(3)") == Verdict::Accepted);
  CHECK(verdict(number("1000007"), "np.float16(np.inf)") == Verdict::WrongAnswer);
  CHECK(verdict(Value{0.1}, "np.float32(0.1)") == Verdict::WrongAnswer);
  CHECK(verdict(Value{true}, "np.bool_(True)") == Verdict::Accepted);
  CHECK(verdict(halves, "np.array([[0.5], [0]])") == Verdict::Accepted);
  CHECK(verdict(halves, "np.array([0.5, 0])") == Verdict::WrongAnswer);
  CHECK(verdict(halves, "np.ma.array([[0.5], [0]])") == Verdict::WrongAnswer);
}

}  // namespace
}  // namespace assay::grader
