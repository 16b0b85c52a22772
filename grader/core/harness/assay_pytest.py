"""The part of pytest that test files of data sets use, on the test's side: `import pytest` gives this.

raises, approx, fixture (function, class and module scope, with yield), mark.parametrize (stacked, with
param and ids), mark.skip, skipif and xfail, skip, fail, importorskip, warns; the built-in fixtures
tmp_path, monkeypatch (of the test's own objects and environment) and request.param. What observes the
submission's process from inside (capsys, caplog) cannot be had here: such a test is `isolation: shared`.

Not the real pytest: that one rewrites asserts, loads plugins and reads files that would have to be
kept from the submission. Limits: a fixture that is asked for and not known breaks the test (Missing).
"""
import inspect
import itertools
import math
import pathlib
import re
import sys
import tempfile
import types
import warnings


class Missing(Exception):
    """A fixture or feature that is not here: the test is at fault, not the submission."""


class Skipped(Exception):
    pass


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
        for value in (expected, actual):
            if type(value) is bool or type(value).__module__ not in ("builtins", "decimal", "fractions",
                                                                     "numpy"):
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


class _Param:
    def __init__(self, values, marks, id):
        self.values, self.marks, self.id = values, marks, id


def param(*values, marks=(), id=None):
    return _Param(values, marks if isinstance(marks, (list, tuple)) else [marks], id)


class _Fixture:
    def __init__(self, function, scope, params, autouse, name):
        self.function, self.scope, self.params, self.autouse = function, scope, params, autouse
        self.name = name or function.__name__

    def __call__(self, *args, **kwargs):
        raise Missing("the fixture %s is called directly" % self.name)

    def __get__(self, instance, owner=None):
        return self


def fixture(function=None, *, scope="function", params=None, autouse=False, ids=None, name=None):
    if function is not None:
        return _Fixture(function, scope, params, autouse, name)
    return lambda f: _Fixture(f, scope, params, autouse, name)


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


class _Request:
    def __init__(self, node, param=None):
        self.node, self.param = node, param

    def addfinalizer(self, action):
        raise Missing("request.addfinalizer")


def _builtin(name, finalizers):
    if name == "tmp_path":
        return pathlib.Path(tempfile.mkdtemp())
    if name == "monkeypatch":
        patch = MonkeyPatch()
        finalizers.append(patch.undo)
        return patch
    raise Missing("the fixture %s is not known here" % name)


class Collected:
    """The fixtures of a test module, and their values for as long as their scope lasts."""

    def __init__(self, namespace):
        self.module = {value.name: value for value in list(namespace.values())
                       if isinstance(value, _Fixture)}
        self.values = {}       # of wider scopes than a function
        self.finalizers = []

    def finish(self):
        _finalize(self.finalizers)

    def cases(self, function, cls=None):
        """[(name suffix, marks, call)] for a test function, one for each parameter set. `call(instance)`."""
        fixtures = dict(self.module)
        for base in reversed(cls.__mro__ if cls else ()):
            fixtures.update({value.name: value for value in vars(base).values()
                             if isinstance(value, _Fixture)})
        marks = [*_marks(cls), *_marks(function)]
        names = list(inspect.signature(function).parameters)[1 if cls else 0:]
        autouse = [fixture.name for fixture in fixtures.values() if fixture.autouse]
        sets = [self._sets_of(m) for m in reversed(_marks(function)) if m.name == "parametrize"]
        sets += [self._sets_of(m) for m in _marks(cls) if m.name == "parametrize"]
        given = {name for group in sets for case in group for name in case[0]}
        asked = [name for m in marks if m.name == "usefixtures" for name in m.args]
        needed = [*autouse, *asked, *names]
        for name in self._closure(needed, fixtures, given):
            params = fixtures[name].params
            if params is not None:
                sets.append([({("param", name): getattr(p, "values", (p,))[0]}, str(i), [])
                             for i, p in enumerate(params)])
        cases = []
        for combination in itertools.product(*sets):
            values = {key: value for case in combination for key, value in case[0].items()}
            suffix = "-".join(case[1] for case in combination)
            more = [m for case in combination for m in case[2]]
            cases.append(("[%s]" % suffix if suffix else "", marks + more, self._call(
                function, fixtures, names, [*autouse, *asked], values)))
        return cases

    @staticmethod
    def _closure(names, fixtures, given):
        found, todo = [], list(names)
        while todo:
            name = todo.pop()
            if name in fixtures and name not in found and name not in given:
                found.append(name)
                todo += inspect.signature(fixtures[name].function).parameters
        return found

    @staticmethod
    def _sets_of(mark):
        names, rows = mark.args[0], list(mark.args[1])
        if isinstance(names, str):
            names = [name.strip() for name in names.split(",") if name.strip()]
        ids, cases = mark.kwargs.get("ids"), []
        for i, row in enumerate(rows):
            marks = row.marks if isinstance(row, _Param) else []
            values = row.values if isinstance(row, _Param) else row if len(names) > 1 else (row,)
            if len(values) != len(names):
                raise Missing("parametrize: %d values for %d names" % (len(values), len(names)))
            label = getattr(row, "id", None) or (ids[i] if isinstance(ids, (list, tuple)) else None)
            cases.append((dict(zip(names, values)), str(label or i), marks))
        return cases

    def _call(self, function, fixtures, names, extra, values):
        def call(instance=None):
            finalizers, made = [], {}
            try:
                for name in extra:
                    self._value(name, fixtures, values, made, finalizers, instance)
                kwargs = {name: self._value(name, fixtures, values, made, finalizers, instance)
                          for name in names if name in values or name in fixtures or name not in
                          _with_default(function)}
                result = function(*([] if instance is None else [instance]), **kwargs)
                if inspect.iscoroutine(result):
                    import asyncio
                    asyncio.run(result)
            finally:
                _finalize(finalizers)
        return call

    def _value(self, name, fixtures, values, made, finalizers, instance):
        if name in values:
            return values[name]
        if name in made:
            return made[name]
        fixture = fixtures.get(name)
        if fixture is None:
            made[name] = _builtin(name, finalizers)
            return made[name]
        wide = fixture.scope != "function"
        key = (name, id(values.get(("param", name))))
        if wide and key in self.values:
            return self.values[key]
        keep = self.finalizers if wide else finalizers
        parameters = list(inspect.signature(fixture.function).parameters)
        first = [instance] if parameters[:1] == ["self"] else []
        arguments = {}
        for parameter in parameters[len(first):]:
            if parameter == "request":
                arguments[parameter] = _Request(None, values.get(("param", name)))
            else:
                arguments[parameter] = self._value(parameter, fixtures, values, made, keep, instance)
        value = fixture.function(*first, **arguments)
        if inspect.isgenerator(value):
            generator = value
            value = next(generator)
            keep.append(lambda: next(generator, None))
        made[name] = value
        if wide:
            self.values[key] = value
        return value


def _with_default(function):
    return {name for name, parameter in inspect.signature(function).parameters.items()
            if parameter.default is not parameter.empty}


def _marks(target):
    if target is None:
        return []
    marks = getattr(target, "pytestmark", [])
    return list(marks) if isinstance(marks, (list, tuple)) else [marks]


def is_skipped(marks):
    """Whether the author's marks take a test out. An expected failure proves nothing: left out as well."""
    for m in marks:
        if m.name in ("skip", "xfail"):
            return True
        if m.name == "skipif" and m.args and m.args[0] and not isinstance(m.args[0], str):
            return True
    return False


def _finalize(finalizers):
    while finalizers:
        finalizers.pop()()


def main(*args, **kwargs):
    return 0


def module():
    """This, as the module `pytest`."""
    made = types.ModuleType("pytest")
    for name in ("fail", "skip", "xfail", "importorskip", "raises", "warns", "approx", "mark", "param",
                 "fixture", "MonkeyPatch", "ExceptionInfo", "main"):
        setattr(made, name, globals()[name])
    return made
