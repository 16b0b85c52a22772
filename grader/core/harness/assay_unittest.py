"""Classes of unittest, as the units of a test: unittest itself runs the fixtures of a class."""
import unittest
from unittest import TestCase  # noqa: F401  (for who imports this)


def run_class(run, cls):
    """Fixtures of the class run as unittest runs them; each method is a unit."""
    failures = {}

    class Result(unittest.TestResult):
        def addError(self, test, error):
            failures.setdefault(test.id(), error[1])

        addFailure = addError

        def addSubTest(self, test, subtest, error):
            if error is not None:
                failures.setdefault(test.id(), error[1])

        def addSuccess(self, test):
            failure = run.foreign.take_failure()
            if failure is not None:
                failures.setdefault(test.id(), failure)
            run.asserted += 1

        def addUnexpectedSuccess(self, test):
            failures.setdefault(test.id(), AssertionError("unexpected success"))

    suite = unittest.defaultTestLoader.loadTestsFromTestCase(cls)
    tests = [test for test in suite]
    if run.stopped is not None:
        for test in tests:
            run.unit(test.id(), None)
        return
    result = Result()
    class_error = run.outcome(lambda: suite.run(result))
    skipped = {test.id() for test, _ in result.skipped}
    for test in tests:
        _unit(run, cls, test, failures, skipped, class_error)


def _unit(run, cls, test, failures, skipped, class_error):
    name = "%s.%s" % (cls.__name__, test.id().rpartition(".")[2])
    if test.id() in skipped:
        return
    error = failures.get(test.id()) or next(
        (e for i, e in failures.items() if "(" in i), None)

    def replay():
        if error is not None:
            raise error
    if class_error[0] != "passed":
        run.units.append([name, *class_error])
    else:
        run.unit(name, replay)
