"""How a clone of a warm interpreter ends: its last exit function, the first that was registered.

After the exit functions an interpreter flushes its streams and takes itself apart, which for a clone means
to copy all that it shares with its zygote. What of this a program or its reader could notice is code of the
program's that runs then (__del__, weak references, suspended generators) and files that are written out. If
there is nothing of the kind the interpreter is left where it is (early_end.cc); if there is, or could be, it
takes itself apart as ever, except for what had been imported before the program began.

A program may have replaced whatever it can reach, and nothing of its code may run in here: so all names are
taken before it begins, and objects are asked through their types.
"""
import gc
import io
import sys
import types
import warnings
import weakref
from builtins import Exception, all, any, dict, id, len, list, map, sum, type, vars, zip

_MAX_COLLECTIONS = 60  # each is of some 700 new objects; to look at many more would take memory that is noticed

_attributes = type.__dict__["__dict__"].__get__
_bases = type.__dict__["__mro__"].__get__
_callback = weakref.ref.__dict__["__callback__"].__get__
_get_objects, _get_debug, _callbacks, _is_enabled = gc.get_objects, gc.get_debug, gc.callbacks, gc.isenabled
_get_stats, _get_threshold = gc.get_stats, gc.get_threshold
_frames, _trace, _profile = sys._current_frames, sys.gettrace, sys.getprofile


class _Mark:
    """One is made when the program begins: where it is not found, neither is the rest (gc.freeze)."""


def _finalises(cls):
    return any("__del__" in _attributes(base) for base in _bases(cls))


def _is_a(cls, wanted):
    return any(base is wanted for base in _bases(cls))


def _is_written_out(buffer):
    raw = buffer.raw
    return type(raw) is io.FileIO and raw.closed


def _text_is_written_out(text):
    buffer = text.buffer
    return type(buffer) is io.BufferedReader or (type(buffer) is io.BufferedWriter and _is_written_out(buffer))


def _is_over(generator):
    """Or ends at its yield, having nothing to do there when it is closed."""
    return generator.gi_frame is None or (generator.gi_yieldfrom is None and not generator.gi_code.co_exceptiontable)


_AT_REST = {id(cls): test for cls, test in (
    (io.FileIO, None), (io.BufferedReader, None), (io.BytesIO, None), (io.StringIO, None),
    (io.BufferedWriter, _is_written_out), (io.BufferedRandom, _is_written_out),
    (io.TextIOWrapper, _text_is_written_out), (types.GeneratorType, _is_over))}


def _calls_nobody(reference):
    """Or what the caches of abc call."""
    called = _callback(reference)
    return called is None or (type(called) is types.BuiltinFunctionType and called.__name__ == "_destroy")


def _test_for(cls):
    """What objects of this type must satisfy for their end not to be noticed; None if nothing."""
    if _is_a(cls, type):
        return lambda defined: "__del__" not in _attributes(defined)
    if _is_a(cls, weakref.ref):
        return _calls_nobody
    if cls is weakref.ProxyType or cls is weakref.CallableProxyType:
        return lambda proxy: False
    if id(cls) in _AT_REST:
        return _AT_REST[id(cls)]
    return (lambda other: False) if _finalises(cls) else None


def _nobody_notices():
    """Whether nothing of the program's would run, and nothing be written, when all objects end."""
    objects = _get_objects()
    kinds = dict(zip(map(id, map(type, objects)), map(type, objects)))
    if id(_Mark) not in kinds:
        return False
    tests = {key: _test_for(cls) for key, cls in kinds.items()}
    tests = {key: test for key, test in tests.items() if test is not None}
    return all(tests[id(type(item))](item) for item in objects if id(type(item)) in tests)


def _collections():
    return sum(generation["collections"] for generation in _get_stats())


class End:
    """The last exit function. What the zygote has imported goes into `kept`."""

    def __init__(self):
        self.kept = {}
        self.early_end = self.collections = self.threshold = self.mark = None
        # Weakly: what is left in them when all else has ended is written when they end.
        self.streams = [(name, weakref.ref(stream), list(vars(stream)))
                        for name, stream in (("stdout", sys.stdout), ("stderr", sys.stderr))]
        self.filters = None

    def begin(self, early_end):
        """To be called when the program begins."""
        self.early_end = early_end
        self.collections, self.threshold = _collections(), _get_threshold()
        self.filters = list(warnings.filters)
        self.mark = _Mark()

    def __call__(self):
        ending = self.early_end(False)
        try:
            if ending and self.is_plain() and _nobody_notices():
                for _, stream, _ in self.streams:
                    stream().flush()
                self.early_end(True)
        except Exception:
            pass  # then it ends the long way, which says so where one ought to
        self.hide()

    def is_plain(self):
        """Whether nothing was changed that takes part in an end, and it is small enough to look at."""
        return (_is_enabled() and _get_threshold() == self.threshold
                and _collections() - self.collections <= _MAX_COLLECTIONS and len(_frames()) == 1
                and _trace() is None and _profile() is None and not _callbacks and _get_debug() == 0
                and warnings.filters == self.filters
                and all(self.is_original(*stream) for stream in self.streams))

    @staticmethod
    def is_original(name, reference, names):
        stream = reference()
        return stream is not None and sys.__dict__.get(name) is stream and list(vars(stream)) == names and not stream.closed

    def hide(self):
        """What had been imported is not taken apart with the program's own modules."""
        modules = sys.modules
        for name, module in self.kept.items():
            if modules.get(name) is module:
                del modules[name]
