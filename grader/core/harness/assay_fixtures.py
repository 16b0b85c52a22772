"""The fixtures and parameters of pytest-style tests: from a test function to the calls that it stands for.

Built in are tmp_path, monkeypatch (of the test's own objects and environment) and request.param. A fixture
that is asked for and not known breaks the test (Missing).
"""
import inspect
import itertools
import pathlib
import tempfile

from assay_outcomes import Missing
from assay_pytest import Fixture, MonkeyPatch, Param


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
                       if isinstance(value, Fixture)}
        self.values = {}       # of wider scopes than a function
        self.finalizers = []

    def finish(self):
        _finalize(self.finalizers)

    def cases(self, function, cls=None):
        """[(name suffix, marks, call)] for a test function, one for each parameter set. `call(instance)`."""
        fixtures = dict(self.module)
        for base in reversed(cls.__mro__ if cls else ()):
            fixtures.update({value.name: value for value in vars(base).values()
                             if isinstance(value, Fixture)})
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
            marks = row.marks if isinstance(row, Param) else []
            values = row.values if isinstance(row, Param) else row if len(names) > 1 else (row,)
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
