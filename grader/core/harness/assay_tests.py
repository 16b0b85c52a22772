"""Runs assertion tests, unit by unit, and counts what was really asserted.

A test source is a Python module. Its units, each with a verdict of its own, are
  - top-level assert statements (MBPP),
  - top-level calls of its own functions, such as check(Solution().twoSum) (LeetCode),
  - check(candidate), if it defines check and an entry point is known (HumanEval),
  - functions named test*, and methods test* of classes named Test* (pytest style, with fixtures and
    parameters as in assay_fixtures),
  - methods test* of unittest.TestCase classes.
Everything else at its top level runs in order and belongs to no unit. A module that fails outside
its units fails all of them.

The result: {"units": [[name, status, message]], "asserts": n, "broken": text or None}. Status is
"passed", "failed" (an assertion, or the test could not work with what it was given), "raised" (an
exception that came out of the submission), "exited" (SystemExit), or "lost" (the submission is gone).
"broken" means that the test itself is at fault.
"""
import ast
import sys

from assay_names import parse
from assay_outcomes import Broken, Missing, Skipped

assay_fixtures = assay_pytest = assay_unittest = None  # see import_parts

MAX_MESSAGE = 1000
MAX_UNITS = 10000
_COUNTER = "__assay_asserted__"
_MAINS = ("unittest.main", "pytest.main")


def import_parts(source):
    """Imports what only some tests need and what takes longer than all the rest. To be called while this folder
    is on the path, before code of the submission's could stand there instead."""
    global assay_fixtures, assay_pytest, assay_unittest
    if "test" in source or "Test" in source:
        import assay_fixtures
        import assay_pytest
    if "unittest" in source:
        import assay_unittest


class _Counting:
    """Puts a count after each assert: what is counted was reached and held. Looks at statements only, since large
    literals are most of many a test."""
    COUNT = ast.parse(_COUNTER + "()").body[0]

    def __init__(self):
        self.asserts = 0

    def visit(self, statement):
        """What stands for `statement`, in a list."""
        if isinstance(statement, ast.Assert):
            self.asserts += 1
            return [statement, self.COUNT]
        self._inside(statement)
        return [statement]

    def _inside(self, node):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if block:
                block[:] = [part for statement in block for part in self.visit(statement)]
        for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            self._inside(part)


def _said(error):
    """str(error), whatever the submission has put into it: an integer too long for text, or an object
    whose __str__ is asked for over the socket."""
    try:
        return str(error)
    except BaseException:
        return "an exception without a text"


def _short(text):
    return text if len(text) <= MAX_MESSAGE else text[:MAX_MESSAGE] + " [...]"


def _called_name(statement):
    """"check" of the top-level statement check(...), or None."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        called = statement.value.func
        return called.id if isinstance(called, ast.Name) else ast.unparse(called)
    return None


def _takes(cls, name):
    """How many arguments besides self an xunit-style method wants: none, or the method."""
    return max(getattr(cls, name, _takes).__code__.co_argcount - 1, 0) if hasattr(cls, name) else 0


class _Run:
    def __init__(self, source, tree, entry, namespace, candidate, foreign):
        self.source = source
        self.tree = parse(source) if tree is None else tree
        self.entry = entry
        self.namespace = namespace
        self.candidate = candidate
        self.foreign = foreign
        self.units = []
        self.asserted = 0
        self.stopped = None  # (status, message) of what ended the module outside its units
        self.functions = [node for node in self.tree.body
                          if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]

    def count(self):
        self.asserted += 1

    # ------------------------------------------------------------ one unit

    def outcome(self, action):
        """(status, message) of calling `action`."""
        ended = self._ended(action)
        failure = self.foreign.take_failure()
        if failure is not None and self.stopped is not ended:
            return "failed", self.assertion_text(failure)
        return ended

    def _ended(self, action):
        try:
            action()
            return "passed", ""
        except self.foreign.gone():
            self.stopped = ("lost", "the submission ended before the test did")
            return self.stopped
        except Missing as error:
            raise Broken(str(error)) from None
        except Skipped:
            return "skipped", ""
        except AssertionError as error:
            return "failed", self.assertion_text(error)
        except SystemExit as error:
            return "exited", "exit(%s)" % _short(_said(error))
        except BaseException as error:
            return self.unexpected(error)

    def unexpected(self, error):
        text = _short("%s: %s" % (type(error).__name__, _said(error)))
        if self.foreign.came_from_submission(error):
            return "raised", text
        if self.foreign.may_be_the_tests_fault():
            raise Broken("the test raised %s before it called the submission" % text)
        return "failed", "in the test: " + text

    def assertion_text(self, error):
        """The assert statement that failed, as it stands in the test."""
        said = _said(error)
        line = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == "<test>":
                line = trace.tb_lineno
            trace = trace.tb_next
        for node in ast.walk(self.tree) if line is not None else ():
            if isinstance(node, ast.Assert) and node.lineno <= line <= node.end_lineno:
                text = ast.get_source_segment(self.source, node) or ""
                return _short(text + (": " + said if said else ""))
        return _short(said or "an assertion failed")

    def unit(self, name, action):
        if len(self.units) >= MAX_UNITS:
            raise Broken("more than %d tests" % MAX_UNITS)
        ended = self.stopped if self.stopped is not None else self.outcome(action)
        if ended[0] != "skipped":
            self.units.append([name, *ended])

    # ------------------------------------------------------------ the module

    def execute(self, statements):
        module = ast.Module(statements, [])
        exec(compile(module, "<test>", "exec", dont_inherit=True), self.namespace)

    def body(self):
        """Top-level statements in order; those that are units apart, the others in groups."""
        group, asserts, own = [], 0, {node.name for node in self.functions}
        counting = _Counting()
        self.called = set()
        for statement in self.tree.body:
            name = _called_name(statement)
            if name in _MAINS:
                continue
            is_assert = isinstance(statement, ast.Assert)
            if not is_assert and name not in own:
                group += counting.visit(statement)
                continue
            self.flush(group)
            group = []
            if is_assert:
                asserts += 1
                self.unit("assert %d" % asserts, lambda s=counting.visit(statement): self.execute(s))
            else:
                self.called.add(name)
                self.unit(name, lambda s=counting.visit(statement): self.execute(s))
        self.flush(group)
        self.static_asserts = counting.asserts

    def flush(self, group):
        if not group or self.stopped is not None:
            return
        status, message = self.outcome(lambda: self.execute(group))
        if status != "passed":
            self.stopped = (status, message)

    def functions_of_the_test(self):
        if self.entry and "check" not in self.called and any(
                node.name == "check" for node in self.functions):
            self.unit("check", lambda: self.namespace["check"](self.candidate))
        for node in self.functions:
            if node.name.startswith("test") and node.name not in self.called:
                self.cases(node.name, self.namespace.get(node.name))

    def cases(self, name, function, cls=None):
        """The units of a test function or method: one, or one for each set of parameters."""
        if self.stopped is not None or not callable(function):
            self.unit(name, lambda: self.namespace[name]())
            return
        try:
            cases = self.collected.cases(function, cls)
        except Missing as error:
            raise Broken("%s: %s" % (name, error)) from None
        for suffix, marks, call in cases:
            if not assay_fixtures.is_skipped(marks):
                self.unit(name + suffix, lambda c=call: self.case(c, cls))

    @staticmethod
    def case(call, cls):
        if cls is None:
            return call()
        instance = cls()
        getattr(instance, "setup_method", lambda *a: None)(*[None] * _takes(cls, "setup_method"))
        try:
            call(instance)
        finally:
            getattr(instance, "teardown_method", lambda *a: None)(
                *[None] * _takes(cls, "teardown_method"))

    def plain_classes(self):
        """Classes Test* that are not unittest's."""
        for node in self.tree.body:
            if not isinstance(node, ast.ClassDef) or not node.name.startswith("Test"):
                continue
            cls = self.namespace.get(node.name)
            if cls is None and self.stopped is not None:
                self.unit(node.name, None)
            if not isinstance(cls, type) or "unittest" in sys.modules and issubclass(
                    cls, sys.modules["unittest"].TestCase):
                continue
            getattr(cls, "setup_class", lambda: None)()
            for name in dir(cls):
                if name.startswith("test") and callable(getattr(cls, name)):
                    function = cls.__dict__.get(name, getattr(cls, name))
                    if isinstance(function, (staticmethod, classmethod)):
                        raise Broken("%s.%s is no plain method" % (node.name, name))
                    self.cases("%s.%s" % (node.name, name), function, cls)

    def unittest_classes(self):
        names = [node.name for node in self.tree.body if isinstance(node, ast.ClassDef)]
        if not names or "unittest" not in self.source:
            return
        for name in names:
            cls = self.namespace.get(name)
            if isinstance(cls, type) and issubclass(cls, assay_unittest.TestCase):
                assay_unittest.run_class(self, cls)
            elif cls is None and self.stopped is not None:
                self.unit(name, None)

    def whole(self):
        self.namespace[_COUNTER] = self.count
        if "pytest" in self.source:
            sys.modules["pytest"] = assay_pytest.module()
        self.body()
        self.collected = assay_fixtures.Collected(self.namespace) if assay_fixtures else None
        self.functions_of_the_test()
        self.plain_classes()
        self.unittest_classes()
        self.flush_finalizers()

    def flush_finalizers(self):
        if self.stopped is None and self.collected and self.collected.finalizers:
            status, message = self.outcome(self.collected.finish)
            if status != "passed":
                self.units.append(["the end of the fixtures", status, message])


def run(source, entry, namespace, candidate, foreign, stopped=None, tree=None):
    """Runs `source` in `namespace`; never raises what the test or the submission raised. With `stopped`
    = (status, message) nothing is run: every unit ends so (the submission could not be loaded). `tree` is that of
    `source`, where it has been parsed already."""
    units, asserted, broken = [], 0, None
    try:
        test = _Run(source, tree, entry, namespace, candidate, foreign)
        test.stopped = stopped
        test.whole()
        units, asserted = test.units, test.asserted
        if not units and test.stopped and test.stopped[0] != "skipped":
            units = [["test", *test.stopped]]
        elif not units:
            raise Broken("the test holds no assertion, check function or test function")
        elif asserted == 0 and test.static_asserts > 0:
            for unit in units:
                if unit[1] == "passed":
                    unit[1:] = ["failed", "no assertion was reached"]
    except Broken as error:
        broken = str(error)
    return {"units": units, "asserts": asserted, "broken": broken}
