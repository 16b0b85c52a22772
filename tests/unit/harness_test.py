#!/usr/bin/env python3
"""The Python harness as plain processes, without a sandbox: what the drivers say on descriptor 3.

Only programs of this file are run. The same drivers run in real boxes in tests/e2e.
"""
import json
import os
import socket
import subprocess
import sys
import tempfile
import unittest

HARNESS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../grader/core/harness")


def start(driver, request, descriptors, folder):
    """`descriptors`: {number in the process: our descriptor}."""
    def place():
        moved = {number: os.dup2(fd, 100 + number, True) for number, fd in descriptors.items()}
        for number, fd in moved.items():
            os.dup2(fd, number, True)
            os.close(fd)
    process = subprocess.Popen(
        [sys.executable, os.path.join(HARNESS, driver)], stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=place, close_fds=False,
        cwd=folder, env={"PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": folder})
    process.stdin.write(json.dumps(request).encode())
    process.stdin.close()
    process.stdin = None
    return process


def channel_of(run):
    """Calls run(write end of a pipe) -> processes; what they wrote when all have ended."""
    read, write = os.pipe()
    processes = run(write)
    os.close(write)
    errors = [process.communicate(timeout=60)[1].decode() for process in processes]
    with os.fdopen(read) as pipe:
        return pipe.read(), errors


class Asserts(unittest.TestCase):
    """Both ways of running an assertion test."""

    def apart(self, code, test, setup="", prompt="", entry="", value_types=None):
        def run(write):
            ours, theirs = socket.socketpair()
            with ours, theirs:
                request = {"setup": setup, "prompt": prompt, "entry": entry,
                           "value_types": value_types or {}}
                return [start("asserts_driver.py", {**request, "test": test},
                              {3: write, 4: ours.fileno()}, folder),
                        start("submission_server.py", {**request, "main": "main.py"},
                              {4: theirs.fileno()}, folder)]
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "main.py"), "w") as file:
                file.write(code)
            said, errors = channel_of(run)
        self.assertTrue(said, errors)
        return json.loads(said)

    def shared(self, code, test, setup="", prompt="", entry=""):
        def run(write):
            return [start("asserts_shared_driver.py",
                          {"token": "T", "main": "main.py", "setup": setup, "prompt": prompt,
                           "entry": entry, "test": test}, {3: write}, folder)]
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "main.py"), "w") as file:
                file.write(code)
            said, _ = channel_of(run)
        return json.loads(said) if said else None

    def statuses(self, result):
        self.assertIsNone(result["broken"])
        return [unit[1] for unit in result["units"]]

    def both(self, expected, *args, **kwargs):
        self.assertEqual(self.statuses(self.apart(*args, **kwargs)), expected)
        self.assertEqual(self.statuses(self.shared(*args, **kwargs)), expected)

    def test_units_are_apart_from_each_other(self):
        self.both(["passed", "failed", "raised", "passed"],
                  "def f(x):\n    if x == 3: raise ValueError\n    return x",
                  "assert f(1) == 1\nassert f(2) == 1\nassert f(3)\nassert f(4) == 4\n")

    def test_check_is_called_once_whoever_calls_it(self):
        check = "calls = []\ndef check(c):\n    calls.append(1)\n    assert len(calls) == 1\n" \
                "    assert c(1) == 2\n"
        self.both(["passed"], "def f(x): return x + 1", check, entry="f")
        self.both(["passed"], "def f(x): return x + 1", check + "check(f)\n", entry="f")

    def test_a_submission_that_cannot_be_loaded_fails_every_unit(self):
        for code, status in [("raise ValueError", "raised"), ("x = (", "raised"),
                             ("raise SystemExit(0)", "exited")]:
            self.both([status] * 3, code, "assert f(1)\nassert f(2)\ndef test_a():\n    assert f(3)\n")

    def test_the_process_that_ends_loses_what_is_left(self):
        result = self.apart("import os\ndef f(x):\n    if x == 2: os._exit(0)\n    return x",
                            "assert f(1) == 1\nassert f(2) == 2\nassert f(3) == 3\n")
        self.assertEqual(self.statuses(result), ["passed", "lost", "lost"])
        self.assertTrue(result["gone"])
        self.assertIsNone(self.shared("import os\nos._exit(0)", "assert True"))

    def test_a_test_that_swallows_everything_still_notices_that_the_submission_is_gone(self):
        result = self.apart("import os\ndef f(x): os._exit(0)",
                            "def test_a():\n    try:\n        f(1)\n    except BaseException:\n"
                            "        pass\n    assert True\n")
        self.assertTrue(result["gone"])

    def test_objects_cannot_decide_the_test(self):
        code = ("class E:\n"
                "    def __eq__(self, o): return True\n"
                "    def __sub__(self, o): return 0\n"
                "    def __lt__(self, o): return True\n"
                "    def __contains__(self, o): return True\n"
                "    def __abs__(self): return 0\n"
                "    def __float__(self): return 6.0\n"
                "    def __index__(self): return 6\n"
                "def f(x): return E()\n")
        result = self.apart(code, "assert f(1) == 6\nassert abs(f(1) - 6) < 1\nassert f(1) < 5\n"
                                  "assert 6 in f(1)\nassert float(f(1)) == 6\nassert [0] * f(1)\n"
                                  "assert f(1) in [1, 2]\nassert not f(1) != 6\n")
        self.assertEqual(self.statuses(result), ["failed"] * 8)
        self.assertTrue(result["opaque"])

    def test_stop_iteration_out_of_a_call_ends_no_loop_of_the_test(self):
        result = self.apart("def f(x): raise StopIteration",
                            "assert all(map(lambda x: f(x) == 1, [1, 2]))\n")
        self.assertEqual(self.statuses(result), ["raised"])

    def test_the_submission_can_only_call_what_the_test_hands_to_it(self):
        code = ("def f(g):\n"
                "    try: return g.__globals__['SECRET']\n"
                "    except Exception: pass\n"
                "    try: return g._peer.ask('get', g._handle[1], '__globals__')\n"
                "    except Exception: return 'nothing'\n")
        result = self.apart(code, "SECRET = 42\nassert f(lambda: 1) != 42\n")
        self.assertTrue(result["garbled"])

    def test_a_forged_frame_is_garbled(self):
        for forged in ["b'\\xff\\xff\\xff\\xff'", "b'\\0\\0\\0\\2[]'", "b'\\0\\0\\0\\1x'",
                       "b'\\0\\0\\0\\x1a[\"ok\",{\"f\":{\"$what\":[1]}}]'"]:
            result = self.apart("import os\nos.write(4, %s)\ndef f(x): return 1" % forged,
                                "assert f(1) == 1\n")
            self.assertTrue(result["garbled"], forged)

    def test_no_exception_of_the_submission_leads_the_runner_astray(self):
        prefix = "class X:\n    def __str__(self): raise KeyError\n    __repr__ = __str__\n"
        for raised, status in [("AssertionError(10**5000)", "failed"), ("SystemExit(10**5000)", "exited"),
                               ("ValueError(10**5000)", "raised"), ("ValueError('\\ud800')", "raised"),
                               ("ValueError(X())", "raised"), ("AssertionError(X())", "failed"),
                               ("UnicodeDecodeError('x', b'abc', 1, 2, 'why')", "raised")]:
            result = self.apart(prefix + "def f(x): raise %s" % raised, "assert f(1) == 1\n")
            self.assertEqual(self.statuses(result), [status], raised)
            json.dumps(result, ensure_ascii=False).encode()  # raises for a lone surrogate

    def test_positions_outside_the_text_of_an_exception_do_not_cross(self):
        forge = ("import assay_peer\nhonest = assay_peer.Peer.encode\n"
                 "def encode(self, value):\n    form = honest(self, value)\n"
                 "    if type(value) is list and len(value) == 5: form[2:4] = [-10**15, 1 - 10**15]\n"
                 "    return form\nassay_peer.Peer.encode = encode\n"
                 "def f(x): raise UnicodeDecodeError('x', b'abc', 0, 1, 'why')\n")
        self.assertEqual(self.statuses(self.apart(forge, "assert f(1) == 1\n")), ["raised"])

    def test_a_decoding_error_is_still_one(self):
        test = "try:\n    f(b'\\xff')\n    assert False\nexcept UnicodeDecodeError as e:\n" \
               "    assert e.start == 0\n"
        self.both(["passed"], "def f(x): return x.decode()", "def test_a():\n" + "".join(
            "    " + line + "\n" for line in test.splitlines()))

    def test_an_exception_class_in_place_of_the_function_is_not_the_tests_fault(self):
        for code in ["f = UnicodeDecodeError", "class f(Exception): pass"]:
            result = self.apart(code, "def check(c):\n    assert c(1)[0] == 1\n", entry="f")
            self.assertEqual(self.statuses(result), ["failed"], code)

    def test_a_forged_answer_to_the_first_question_is_not_the_tests_fault(self):
        for frame in ['["ok"]', '["ok", 1]', '["raise"]', '["\\ud800"]', '["call", 1]']:
            result = self.apart("import os\nos.write(4, len(%r).to_bytes(4, 'big') + %r)\n" % (
                frame.encode(), frame.encode()) + "def f(x): return 1", "assert f(1) == 1\n")
            self.assertEqual(self.statuses(result), ["lost"], frame)
            self.assertTrue(result["garbled"], frame)

    def test_values_cross_as_they_are(self):
        values = ("(1, -2.5, 'x\\udc80', b'\\0', None, True, 10**30, {1: (2,)}, {3}, frozenset({4}),"
                  " 1j, float('inf'), [[]], range(3))")
        result = self.apart("def f(x): return x", "V = %s\nassert f(V) == V\n"
                            "assert type(f(True)) is bool and type(f(1.0)) is float\n" % values)
        self.assertEqual(self.statuses(result), ["passed", "passed"])

    def test_what_the_setup_defines_does_not_stand_in_for_the_submission(self):
        result = self.apart("def factorial(n): return 1", "assert factorial(5) == 120\n",
                            setup="from math import *")
        self.assertIn("without calling", result["broken"])
        result = self.apart("def factorial(n): return 1", "assert factorial(5) == 120\n",
                            setup="from math import *", entry="factorial")
        self.assertEqual(self.statuses(result), ["failed"])

    def test_the_submission_does_not_stand_in_for_what_the_setup_defines(self):
        result = self.apart("class math:\n    isclose = lambda *a: True\ndef f(x): return 1",
                            "assert math.isclose(f(1), 2)\n", setup="import math", entry="f")
        self.assertEqual(self.statuses(result), ["failed"])

    def test_the_submission_does_not_stand_in_for_a_module_that_the_test_forgot_to_import(self):
        code = "import math\nmath.isclose = lambda *a: True\ndef f(x): return %d"
        for value, status in [(1, "failed"), (2, "passed")]:
            result = self.apart(code % value, "assert math.isclose(f(1), 2)\n")
            self.assertEqual(self.statuses(result), [status])
        own = "class queue:\n    def first(): return 1\n"  # no such thing in the module
        self.assertEqual(self.statuses(self.apart(own, "assert queue.first() == 1\n")), ["passed"])

    def test_a_broken_test_is_broken(self):
        for test in ["", "x = 1", "def check(", "import no_such_module\nassert f(1)",
                     "def test_a(fixture):\n    assert f(1)\n"]:
            self.assertTrue(self.apart("def f(x): return x", test)["broken"], test)


    def test_an_assertion_in_a_callback_fails_the_test_whoever_swallows_it(self):
        code = "def f(g):\n    try:\n        g(1)\n    except BaseException:\n        pass\n    return 1\n"
        test = "def inner(x):\n    %s\n"
        for body in ("assert x == 2", "raise SystemExit(0)", "import pytest; pytest.fail('no')"):
            result = self.apart(code, test % body + "def test_a():\n    assert f(inner) == 1\n"
                                "def test_b():\n    assert f(abs) == 1\n")
            self.assertEqual(self.statuses(result), ["failed", "passed"], body)
        unittests = ("import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n"
                     "        f(lambda x: self.assertEqual(x, 2))\n    def test_b(self):\n"
                     "        self.assertEqual(f(abs), 1)\n")
        self.assertEqual(self.statuses(self.apart(code, unittests)), ["failed", "passed"])

    def test_a_context_manager_cannot_swallow_an_assertion(self):
        code = "class f:\n    def __enter__(self): return 1\n    def __exit__(self, *a): return True\n"
        test = "def test_a():\n    with f() as x:\n        assert x == 2\n"
        self.assertEqual(self.statuses(self.apart(code, test)), ["failed"])
        test = "def test_a():\n    with f() as x:\n        raise KeyError\n    assert x == 1\n"
        self.assertEqual(self.statuses(self.apart(code, test)), ["passed"])

    def test_the_tests_own_exceptions_come_back_as_themselves(self):
        test = ("class Mine(Exception):\n    pass\ndef raising():\n    raise Mine('x')\n"
                "def test_a():\n    try:\n        f(raising)\n    except Mine as e:\n"
                "        assert e.args == ('x',)\n    else:\n        assert False\n")
        self.assertEqual(self.statuses(self.apart("def f(g): g()", test)), ["passed"])

    VECTOR = ("class V:\n    def __init__(self, x, y=0):\n        self.x, self.y = x, y\n"
              "    def __add__(self, o): return V(self.x + o.x, self.y + o.y)\n"
              "    def __mul__(self, k): return V(self.x * k, self.y * k)\n"
              "    __rmul__ = __mul__\n"
              "    def __neg__(self): return V(-self.x, -self.y)\n"
              "    def __lt__(self, o): return self.x < o.x\n"
              "    def __contains__(self, k): return k in (self.x, self.y)\n"
              "    def __bool__(self): return self.x != 0\n"
              "    def __abs__(self): return abs(self.x)\n"
              "    def grow(self): self.x += 1\n"
              "    @classmethod\n    def zero(cls): return cls(0, 0)\n"
              "def norm(v): return v.x + v.y\n")

    def test_value_types_have_operators_and_are_compared_by_their_fields(self):
        test = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self):\n" + "".join(
            "        self.assertTrue(%s)\n" % line for line in (
                "V(1, 2) + V(3, 4) == V(4, 6)", "V(4, 6) == V(1, 2) + V(3, 4)", "V(1, 2) * 2 == V(2, y=4)",
                "2 * V(1, 2) != V(2, 5)", "-V(1, 2) == V(-1, -2)", "V(1) < V(2)", "not V(2) < V(1)",
                "V.zero() == V(0, 0)", "not V.zero()", "2 in V(1, 2)", "5 not in V(1, 2)", "abs(V(-3)) == 3",
                "norm(V(1, 2)) == 3", "V(1, 2).x == 1", "len({V(1, 2), V(1, 2)}) == 1",
                "isinstance(V(1, 2) + V(0, 0), V)", "V(1, 2) != (1, 2)")) + (
            "        v = V(1, 2)\n        v.grow()\n        self.assertEqual(v, V(2, 2))\n"
            "        v.y = 7\n        self.assertEqual(v.y, 7)\n        self.assertEqual([v], [V(2, 7)])\n")
        types = {"V": ["x", "y"]}
        self.assertEqual(self.statuses(self.apart(self.VECTOR, test, value_types=types)), ["passed"])
        lying = self.VECTOR.replace("V(self.x + o.x, self.y + o.y)", "V(0, 0)") + (
            "V.__eq__ = lambda s, o: True\nV.__ne__ = lambda s, o: True\n")
        for claim in ("V(1, 2) + V(3, 4) == V(4, 6)", "V(4, 6) == V(1, 2) + V(3, 4)",
                      "V(0, 0) + V(0, 0) != V(0, 0)"):
            result = self.apart(lying, "def test_a():\n    assert %s\n" % claim, value_types=types)
            self.assertEqual(self.statuses(result), ["failed"], claim)

    def test_a_value_does_not_stand_in_for_a_number(self):
        code = ("class V:\n    def __init__(self, x, y): self.x, self.y = x, y\n"
                "    def __sub__(self, o): return V(0, 0) if MIXED else 0.0\n    __rsub__ = __sub__\n"
                "    def __abs__(self): return 0.0\n    def __round__(self, n=0): return 0\n"
                "    def __float__(self): return 0.0\n    def __lt__(self, o): return True\n"
                "    __gt__ = __lt__\ndef f(v): return v\n")
        test = ("import math, unittest\nimport pytest\nclass T(unittest.TestCase):\n"
                "    def test_a(self):\n        assert abs(f(V(1, 2)) - 2.5) < 1e-6\n"
                "    def test_b(self):\n        self.assertAlmostEqual(f(V(1, 2)), 2.5)\n"
                "    def test_c(self):\n        assert math.isclose(f(V(1, 2)), 2.5)\n"
                "    def test_d(self):\n        assert f(V(1, 2)) == pytest.approx(2.5)\n")
        for mixed in ("True", "False"):
            result = self.apart("MIXED = %s\n" % mixed + code, test, value_types={"V": ["x", "y"]})
            self.assertEqual(self.statuses(result), ["failed"] * 4, result)

    def test_what_the_test_builds_does_not_reach_the_submission_by_comparing(self):
        code = self.VECTOR + ("built = []\nhonest = V.__init__\ndef init(self, *a):\n    built.append(a)\n"
                              "    honest(self, *a)\nV.__init__ = init\ndef seen(): return built\n")
        test = "def test_a():\n    v = V(1, 2) + V(3, 4)\n    assert v == V(4, 6)\n" \
               "    assert sorted(seen()) == [(1, 2), (3, 4), (4, 6)], seen()\n    assert V(9, 9) != v\n" \
               "    assert len(seen()) == 3\n"
        result = self.apart(code, test, value_types={"V": ["x", "y"]})
        self.assertEqual(self.statuses(result), ["passed"], result)

    def test_pytest_files(self):
        test = ("import pytest\nfrom solution import f\n"
                "@pytest.fixture\ndef ten():\n    yield 10\n"
                "@pytest.fixture(params=[1, 2])\ndef small(request):\n    return request.param\n"
                "@pytest.mark.parametrize('x, y', [(1, 2), pytest.param(2, 3, id='two')])\n"
                "def test_pairs(x, y):\n    assert f(x) == y\n"
                "def test_fixture(ten, small):\n    assert f(ten + small) == ten + small + 1\n"
                "def test_raises():\n    with pytest.raises(TypeError, match='str'):\n        f('x')\n"
                "def test_approx():\n    assert f(0.1) == pytest.approx(1.1)\n"
                "    assert [f(1), f(2)] != pytest.approx([2, 4])\n"
                "@pytest.mark.skip\ndef test_never():\n    assert False\n"
                "class TestGroup:\n    def setup_method(self):\n        self.x = 5\n"
                "    @pytest.mark.parametrize('y', [6])\n    def test_it(self, y, ten):\n"
                "        assert f(self.x) == y\n"
                "if __name__ == '__main__':\n    pytest.main()\n")
        right = "def f(x): return x + 1 if not isinstance(x, str) else x + 1"
        result = self.apart(right, test)
        self.assertEqual(self.statuses(result), ["passed"] * 7, result)
        wrong = self.apart("class E:\n    def __sub__(s, o): return 0.0\n    __rsub__ = __sub__\n"
                           "    def __eq__(s, o): return True\ndef f(x): return E()", test)
        self.assertNotIn("passed", self.statuses(wrong))
        self.assertIn("unknown", self.apart(right, "def test_a(unknown):\n    assert f(1)\n")["broken"])

    def test_a_name_that_nothing_defines_is_told(self):
        test = "def check(c):\n    assert helper(c(1)) == 2\n"
        result = self.apart("def f(x): return x\ndef helper(x): return 2", test, entry="f")
        self.assertEqual(result["borrowed"], ["helper"])
        self.assertEqual(self.apart("def f(x): return 1", "assert f(1) == 1\n")["borrowed"], [])

    def test_mock_patch_reaches_the_submission(self):
        code = "def fetch(): return 1\ndef f(): return fetch() + 1\n"
        test = ("from unittest import mock\nimport solution\ndef test_a():\n"
                "    with mock.patch('solution.fetch', return_value=41) as fetch:\n"
                "        assert solution.f() == 42\n        fetch.assert_called_once_with()\n"
                "    assert solution.f() == 2\n")
        self.assertEqual(self.statuses(self.apart(code, test)), ["passed"])

    def test_standard_records_cross_both_ways(self):
        values = ["deque([1, 2])", "Counter('abca')", "OrderedDict([('b', 1), ('a', 2)])", "Decimal('1.50')",
                  "Decimal('NaN')", "Fraction(-3, 7)", "datetime(2026, 11, 22, 14, 5, tzinfo=timezone.utc)",
                  "date(2026, 1, 2)", "timedelta(days=-1, seconds=5)", "range(5, 1, -2)", "Point(1, [2])",
                  "{(1, 2): {3: b'\\xff'}, None: frozenset({1.5})}", "'\\ud800'", "-0.0", "2 ** 20000",
                  "-(10 ** 5000)", "complex(-0.0, float('inf'))", "bytearray(b'a')", "defaultdict(int, {'a': 1})"]
        setup = ("from collections import *\nfrom datetime import *\nfrom decimal import Decimal\n"
                 "from fractions import Fraction\nPoint = namedtuple('Point', 'x y')\n")
        test = "import math\n" + "".join(
            "def test_%d():\n    v = %s\n    w = f(v, '%s')\n    assert type(w).__name__ == type(v).__name__\n"
            "    assert w == v if type(v) in (int, defaultdict) else repr(w) == repr(v), (w, v)\n" %
            (i, value, type(i).__name__) for i, value in enumerate(values))
        code = "def f(v, _):\n    assert not type(v).__name__.startswith('Opaque')\n    return v\n"
        result = self.apart(code, test, setup=setup)
        self.assertEqual([u for u in result["units"] if u[1] != "passed"], [])

    def test_changes_in_place_are_carried_back(self):
        code = ("def f(*a):\n    for x in a:\n        if hasattr(x, 'append'): x.append(7)\n"
                "        elif hasattr(x, 'add'): x.add(7)\n        else: x[7] = 7\n")
        test = ("from collections import *\ndef test_a():\n    a = [[1], {1}, {1: 1}, deque([1]), bytearray(b'a'),\n"
                "         OrderedDict(), Counter('a'), defaultdict(int)]\n    f(*a)\n"
                "    assert a == [[1, 7], {1, 7}, {1: 1, 7: 7}, deque([1, 7]), bytearray(b'a\\x07'),\n"
                "                 {7: 7}, Counter({'a': 1, 7: 7}), {7: 7}], a\n"
                "    b = [1, [2]]\n    f(b[1])\n    assert b == [1, [2, 7]]\n")
        self.assertEqual(self.statuses(self.apart(code, test)), ["passed"])

    def test_a_value_in_itself_does_not_cross(self):
        code = "def f(x):\n    x.append(x)\n    return x\n"
        result = self.apart(code, "def test_a():\n    assert f([1]) == [1]\n")
        self.assertEqual(self.statuses(result), ["failed"])


class Function(unittest.TestCase):
    def replies(self, code, calls, entry="f", setup=""):
        """What the driver says to calls of (arguments, keyword arguments), the last of which it knows to be that."""
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "main.py"), "w") as file:
                file.write(code)
            ours, theirs = socket.socketpair()
            with ours, theirs:
                process = start("function_driver.py", {"main": "main.py", "setup": setup, "entry": entry},
                                {3: theirs.fileno()}, folder)
                theirs.close()
                said = []
                with ours.makefile("r", encoding="utf-8") as channel:
                    try:
                        for i, (args, kwargs) in enumerate(calls):
                            call = {"token": "T", "args": args, "kwargs": kwargs, "last": i + 1 == len(calls)}
                            ours.sendall(json.dumps(call).encode() + b"\n")
                            said.append(channel.readline())
                        said.append(channel.read())
                    except ConnectionError:  # it ended
                        pass
                process.communicate(timeout=60)
                self.status = process.returncode
        return [line for line in said if line]

    def reply(self, code, args, entry="f", setup="", kwargs=()):
        return "".join(self.replies(code, [(args, kwargs)], entry, setup))

    def values(self, code, *arguments):
        return [json.loads(line).get("ok", "raised") for line in self.replies(code, [([x], []) for x in arguments])]

    def test_no_call_sees_what_another_has_changed(self):
        self.assertEqual(self.values("def f(x, seen=[]):\n    seen.append(x)\n    return seen", 1, 2, 3), [[1], [2], [3]])

    def test_it_is_loaded_once_and_its_output_comes_once(self):
        code = "import sys\nprint('x')\nn = []\nn.append(1)\ndef f(x): return len(n)"
        self.assertEqual(self.values(code, 1, 2, 3), [1, 1, 1])

    def test_a_call_that_ends_ends_all_in_the_same_way(self):
        for end, status in (("os._exit(0)", 0), ("os._exit(7)", 7), ("os.kill(os.getpid(), 11)", -11)):
            code = "import os\ndef f(x):\n    if x == 2: %s\n    return x" % end
            self.assertEqual(self.values(code, 1, 2, 3), [1])
            self.assertEqual(self.status, status)

    def test_where_a_child_would_lose_threads_there_is_one_call(self):
        code = ("import threading\nlock = threading.Event()\n"
                "threading.Thread(target=lock.wait, daemon=True).start()\ndef f(x): return threading.active_count()")
        self.assertEqual(self.values(code, 1, 2), [2])
        self.assertEqual(self.status, 0)

    def test_where_there_can_be_no_child_there_is_one_call(self):
        code = "import os, resource\nresource.setrlimit(resource.RLIMIT_NPROC, (0, 0))\ndef f(x): return os.getuid() and x"
        self.assertIn(self.values(code, 1, 2), ([1], [0, 0]))  # root is not refused
        self.assertEqual(self.status, 0)

    def test_where_calls_would_share_a_file_or_a_process_there_is_one_call(self):
        for code in ("import os\nheld = os.open('main.py', 0)\ndef f(x): return len(os.read(held, 6))",
                     "import os, time\nif os.fork() == 0:\n    time.sleep(1)\n    os._exit(0)\ndef f(x): return os.wait() and 6"):
            self.assertEqual(self.values(code, 1, 2), [6])
            self.assertEqual(self.status, 0)

    def test_a_call_that_leaves_files_is_the_last(self):
        for change in ("open('new', 'w')", "open('old', 'a').write('x')", "os.remove('old')"):
            code = ("import os\nopen('old', 'w').close()\ndef f(x):\n    if x == 2: %s\n"
                    "    return sorted(os.listdir())") % change
            self.assertEqual(len(self.values(code, 1, 2, 3)), 2, change)
            self.assertEqual(self.status, 0)
        code = "import tempfile\ndef f(x):\n    with tempfile.TemporaryFile() as file: return file.write(b'x')"
        self.assertEqual(self.values(code, 1, 2, 3), [1, 1, 1])

    def test_a_submission_that_ignores_its_children_can_be_called(self):
        code = "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\ndef f(x): return x"
        self.assertEqual(self.values(code, 1, 2, 3), [1, 2, 3])

    def test_what_cannot_be_loaded_says_so_at_each_call(self):
        self.assertEqual(self.values("x = (", 1, 2), ["raised", "raised"])

    def test_the_value_and_the_token(self):
        self.assertEqual(json.loads(self.reply("def f(x): return (x, 1)", [[2]])),
                         {"token": "T", "ok": {"$tuple": [[2], 1]}})

    def test_exceptions_and_exits(self):
        raised = json.loads(self.reply("def f(x): raise KeyError('k')", [1]))["raise"]
        self.assertEqual((raised["type"], raised["message"]), ("KeyError", "'k'"))
        self.assertEqual(json.loads(self.reply("def f(x): exit(0)", [1]))["raise"]["type"], "SystemExit")
        hostile = "class E(Exception):\n    def __str__(self): raise E\ndef f(x): raise E"
        self.assertEqual(json.loads(self.reply(hostile, [1]))["raise"]["message"], "")
        self.assertEqual(self.reply("import os\ndef f(x): os._exit(0)", [1]), "")
        surrogate = self.reply("def f(x): raise ValueError('\\ud800 \u00e4')", [1])
        self.assertIn("? \u00e4", surrogate)  # a lone surrogate is not JSON

    def test_what_runs_at_exit_does_not_run(self):
        code = "import atexit, os\natexit.register(lambda: os.write(3, b'more\\n'))\ndef f(x): return x"
        self.assertEqual(self.reply(code, [1]).count("\n"), 1)

    def test_a_module_of_the_submission_does_not_replace_one_of_the_harness(self):
        code = "import json\njson.dumps = lambda *a: 'gone'\ndef f(x): return x"
        self.assertEqual(json.loads(self.reply(code, [1]))["ok"], 1)


if __name__ == "__main__":
    unittest.main()
