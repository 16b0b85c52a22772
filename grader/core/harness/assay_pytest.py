"""The part of pytest that test files of data sets use, on the test's side: `import pytest` gives this.

raises, approx, fixture (function, class and module scope, with yield), mark.parametrize (stacked, with
param and ids), mark.skip, skipif and xfail, skip, fail, importorskip, warns; the built-in fixtures
tmp_path, monkeypatch (of the test's own objects and environment) and request.param. What observes the
submission's process from inside (capsys, caplog) cannot be had here: such a test is `isolation: shared`.

Not the real pytest: that one rewrites asserts, loads plugins and reads files that would have to be
kept from the submission. assay_fixtures has what calls the tests.
"""
import inspect
import math
import re
import sys
import types
import warnings

from assay_outcomes import Missing, Skipped


class Failed(AssertionError):
    pass


# ---------------------------------------------------------------- outcomes


def fail(reason="", pytrace=True, msg=None):
    raise Failed(msg or reason)


def skip(reason="", allow_module_level=False, msg=None):
    raise Skipped(msg or reason)


def xfail(reason=""):
    raise Skipped(reason)


def importorskip(name, minversion=None, reason=None):
    try:
        __import__(name)
    except ImportError:
        raise Skipped("no module %s" % name) from None
    return sys.modules[name]


fail.Exception, skip.Exception = Failed, Skipped


class ExceptionInfo:
    type = value = tb = None

    @property
    def typename(self):
        return self.type.__name__

    def match(self, pattern):
        if not re.search(pattern, str(self.value)):
            raise Failed("%r does not match %r" % (pattern, str(self.value)))
        return True


class _Raises:
    def __init__(self, expected, match):
        self.expected, self.match, self.info = expected, match, ExceptionInfo()

    def __enter__(self):
        return self.info

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise Failed("DID NOT RAISE %s" % (self.expected,))
        if not issubclass(kind, self.expected):
            return False
        self.info.type, self.info.value, self.info.tb = kind, value, trace
        if self.match is not None:
            self.info.match(self.match)
        return True


def raises(expected_exception, *args, match=None, **kwargs):
    context = _Raises(expected_exception, match)
    if not args:
        return context
    with context as info:
        args[0](*args[1:], **kwargs)
    return info


class _Warns:
    def __init__(self, expected, match):
        self.expected, self.match = expected, match
        self.catch = warnings.catch_warnings(record=True)

    def __enter__(self):
        self.seen = self.catch.__enter__()
        warnings.simplefilter("always")
        return self.seen

    def __exit__(self, kind, value, trace):
        self.catch.__exit__(kind, value, trace)
        if kind is None and not any(issubclass(w.category, self.expected)
                                    and (self.match is None or re.search(self.match, str(w.message)))
                                    for w in self.seen):
            raise Failed("DID NOT WARN")
        return False


def warns(expected_warning=Warning, match=None):
    return _Warns(expected_warning, match)


# ---------------------------------------------------------------- approx


class approx:
    """Equal within a tolerance. Both sides must be plain: an object that computes its own difference is
    not asked."""

    __hash__ = None

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def __eq__(self, actual):
        return self._equal(self.expected, actual)

    def __ne__(self, actual):
        return not self == actual

    def __repr__(self):
        return "approx(%r)" % (self.expected,)

    def _equal(self, expected, actual):
        if isinstance(expected, dict):
            return (isinstance(actual, dict) and expected.keys() == actual.keys()
                    and all(self._equal(value, actual[key]) for key, value in expected.items()))
        if hasattr(expected, "shape") and hasattr(expected, "tolist"):
            expected, actual = expected.tolist(), getattr(actual, "tolist", lambda: actual)()
            return self._equal(expected, actual)
        if isinstance(expected, (list, tuple)):
            if hasattr(actual, "shape") and hasattr(actual, "tolist"):
                actual = actual.tolist()
            return (isinstance(actual, (list, tuple)) and len(expected) == len(actual)
                    and all(map(self._equal, expected, actual)))
        return self._number(expected, actual)

    def _number(self, expected, actual):
        expected, actual = _without_numpy(expected), _without_numpy(actual)
        for value in (expected, actual):
            if type(value) is bool or type(value).__module__ not in ("builtins", "decimal", "fractions"):
                return type(expected) is type(actual) and expected == actual
        if isinstance(expected, (str, bytes, type(None))) or isinstance(actual, (str, bytes, type(None))):
            return expected == actual
        try:
            if expected != expected or actual != actual:
                return self.nan_ok and expected != expected and actual != actual
            if expected == actual:
                return True
            if isinstance(expected, float) and math.isinf(expected):
                return False
            absolute = 1e-12 if self.abs is None else self.abs
            if self.abs is not None and self.rel is None:
                tolerance = absolute
            else:
                relative = 1e-6 if self.rel is None else self.rel
                tolerance = max(relative * abs(expected), absolute)
            return bool(abs(expected - actual) <= tolerance)
        except (TypeError, OverflowError):
            return False


def _without_numpy(value):
    """A scalar of numpy's as Python's own: with Python's numbers numpy computes in the scalar's precision."""
    is_scalar = type(value).__module__ == "numpy" and getattr(value, "shape", None) == ()
    return value.item() if is_scalar else value


# ---------------------------------------------------------------- marks and fixtures


class _Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        bare = len(args) == 1 and not kwargs and (inspect.isfunction(args[0]) or inspect.isclass(args[0]))
        if not bare:
            return _Mark(self.name, args, kwargs)
        args[0].pytestmark = [self, *args[0].__dict__.get("pytestmark", ())]
        return args[0]


class _Marks:
    def __getattr__(self, name):
        return _Mark(name)


mark = _Marks()


class Param:
    def __init__(self, values, marks, id):
        self.values, self.marks, self.id = values, marks, id


def param(*values, marks=(), id=None):
    return Param(values, marks if isinstance(marks, (list, tuple)) else [marks], id)


class Fixture:
    def __init__(self, function, scope, params, autouse, name):
        self.function, self.scope, self.params, self.autouse = function, scope, params, autouse
        self.name = name or function.__name__

    def __call__(self, *args, **kwargs):
        raise Missing("the fixture %s is called directly" % self.name)

    def __get__(self, instance, owner=None):
        return self


def fixture(function=None, *, scope="function", params=None, autouse=False, ids=None, name=None):
    if function is not None:
        return Fixture(function, scope, params, autouse, name)
    return lambda f: Fixture(f, scope, params, autouse, name)


class MonkeyPatch:
    def __init__(self):
        self._undo = []

    def _set(self, get, put, remove):
        try:
            old = get()
            self._undo.append(lambda: put(old))
        except (KeyError, AttributeError):
            self._undo.append(remove)

    def setattr(self, target, name, value=None, raising=True):
        if isinstance(target, str):
            raise Missing("monkeypatch by a dotted name")
        self._set(lambda: getattr(target, name), lambda old: setattr(target, name, old),
                  lambda: delattr(target, name))
        setattr(target, name, value)

    def setitem(self, mapping, name, value):
        self._set(lambda: mapping[name], lambda old: mapping.__setitem__(name, old),
                  lambda: mapping.pop(name, None))
        mapping[name] = value

    def setenv(self, name, value, prepend=None):
        import os
        self.setitem(os.environ, name, str(value))

    def undo(self):
        while self._undo:
            self._undo.pop()()


def main(*args, **kwargs):
    return 0


def module():
    """This, as the module `pytest`."""
    made = types.ModuleType("pytest")
    for name in ("fail", "skip", "xfail", "importorskip", "raises", "warns", "approx", "mark", "param",
                 "fixture", "MonkeyPatch", "ExceptionInfo", "main"):
        setattr(made, name, globals()[name])
    return made
