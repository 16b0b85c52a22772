"""The submission's objects on the test's side of kind "asserts": proxies that forward what may be done to them, and
the exceptions that come back. All that comes from the other side is decoded data; what does not keep to the protocol
is Garbled.
"""
import builtins
import collections

import assay_peer
import assay_submission

MAX_RAISED = 64  # exceptions of the test's that wait to come back
_KEYED = (dict, set, collections.OrderedDict, collections.defaultdict, collections.Counter)
_remote_classes = {}


class Remote:
    """Stands for an object of the submission's. Equal to nothing but itself."""

    __slots__ = ("_assay_peer", "_assay_handle")

    def __init__(self, peer, handle):
        object.__setattr__(self, "_assay_peer", peer)
        object.__setattr__(self, "_assay_handle", handle)

    def _assay_peer_handle(self):
        return self._assay_handle

    def _assay_ask(self, request, *fields):
        answer = self._assay_peer.ask(request, self._assay_handle[1], *fields)
        return answered(self._assay_peer, answer, may_stop=fields[:1] == ("__next__",))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError("%s of an object of the submission" % name)
        return self._assay_ask("get", name)

    def __setattr__(self, name, value):
        self._assay_ask("set", name, self._assay_peer.encode(value))

    def __eq__(self, other):
        return isinstance(other, Remote) and other._assay_handle[1] == self._assay_handle[1]

    def __hash__(self):
        return hash(self._assay_handle[1])

    def __instancecheck__(self, value):
        return isinstance(value, Remote) and self._assay_ask(
            "isinstance", self._assay_peer.encode(value)) is True

    def _assay_call(self, *args, **kwargs):
        peer = self._assay_peer
        answer = peer.ask("call", self._assay_handle[1], [peer.encode(arg) for arg in args],
                          {name: peer.encode(arg) for name, arg in kwargs.items()})
        value = answered(peer, answer)
        for key, after in changes(answer):
            update(argument(args, kwargs, key), peer.decode(after))
        if (isinstance(value, Remote) and self._assay_handle[2] != "class"
                and value._assay_handle[3] not in state.value_classes):
            state.opaque = True
        return value


def changes(answer):
    if len(answer) < 3:
        return []
    if type(answer[2]) is not list or any(type(c) is not list or len(c) != 2 for c in answer[2]):
        raise assay_peer.Garbled("changes")
    return answer[2]


def argument(args, kwargs, key):
    """The argument that a change names, by position or by name."""
    try:
        return args[key] if type(key) is int else kwargs[key]
    except (IndexError, KeyError, TypeError):
        raise assay_peer.Garbled("a change of no argument") from None


def update(argument, after):
    """Carries a change in place back to the test's own object, of the same type only."""
    if type(argument) is not type(after):
        raise assay_peer.Garbled("a change of type")
    kind = type(argument)
    if kind is list or kind is bytearray:
        argument[:] = after
    elif kind in _KEYED:
        argument.clear()
        argument.update(after)
    elif kind is collections.deque:
        argument.clear()
        argument.extend(after)
    elif kind.__name__ == "ndarray" and argument.dtype == after.dtype and argument.size == after.size:
        argument[...] = after.reshape(argument.shape)
        argument.shape = after.shape
    else:
        raise assay_peer.Garbled("a change of something immutable")


def answered(peer, answer, may_stop=False):
    """The value of an answer, or the exception that it carries. StopIteration has a meaning only where
    the test asked for the next item: out of a call it would end all(map(...)) as if all had held."""
    if len(answer) < 2:
        raise assay_peer.Garbled("an empty answer")
    if answer[0] == "ok":
        return peer.decode(answer[1])
    error = own_exception(peer, answer) or local_exception(peer, answer)
    if isinstance(error, (StopIteration, StopAsyncIteration)) and not may_stop:
        error = foreign(RuntimeError("%s out of a call" % type(error).__name__))
    raise error


def own_exception(peer, answer):
    """The test's own exception, raised in a callback, that comes back through the submission."""
    origin = answer[4] if len(answer) > 4 else None
    return state.raised.get(origin) if type(origin) is int else None


def local_exception(peer, answer):
    """An exception of this side for one of the submission's: its class if that is known, else the
    nearest builtin."""
    if len(answer) < 3 or type(answer[1]) is not dict:
        raise assay_peer.Garbled("an exception without a description")
    told = answer[1]
    kind = peer.decode(answer[2]) if answer[2] is not None else None
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        kind = builtin_exception(told.get("bases"))
    args = peer.decode(answer[3]) if len(answer) > 3 and answer[3] is not None else None
    if issubclass(kind, _WITH_POSITIONS) and not has_positions_within(args):
        kind, args = UnicodeError, None
    try:
        error = kind(*args) if type(args) is list else kind(str(told.get("message")))
    except Exception:
        error = Exception(str(told.get("message")))
    return foreign(error)


_WITH_POSITIONS = (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)


def has_positions_within(args):
    """Whether `args` are those of a UnicodeError and name a part of its text: str() of one that names
    something else reads outside of it and ends the process (CPython up to 3.13)."""
    if type(args) is not list or len(args) not in (4, 5):
        return False
    text, start, end = args[-4:-1]
    return (type(text) in (str, bytes) and type(start) is int and type(end) is int
            and 0 <= start < end <= len(text))


foreign_errors = []


def foreign(error):
    """Remembers that `error` came from the submission; the latest suffice."""
    foreign_errors.append(error)
    del foreign_errors[:-64]
    return error


def builtin_exception(names):
    for name in names if type(names) is list else ():
        found = getattr(builtins, name, None) if type(name) is str else None
        if isinstance(found, type) and issubclass(found, BaseException):
            return found
    return Exception


def make_remote(peer, handle):
    """The proxy of a handle; the same class of proxy for the same operations."""
    _, number, kind, name, operations = handle
    if kind == "exception":
        key = ("exception", number)
        if key not in _remote_classes:
            _remote_classes[key] = type(str(name), (builtin_exception(operations),), {})
        return _remote_classes[key]
    if kind == "object" and name in state.value_classes:
        return state.value_classes[name]._assay_of(handle)
    key = frozenset(op for op in operations if op in assay_peer.OPERATIONS)
    if key not in _remote_classes:
        members = {op: forward(op) for op in key}
        _remote_classes[key] = type("Remote", (Remote,), {"__slots__": (), **members})
    return _remote_classes[key](peer, handle)


def forward(operation):
    if operation == "__call__":
        return Remote._assay_call
    if operation == "__exit__":
        return leave

    def method(self, *args):
        return self._assay_ask("operation", operation, [self._assay_peer.encode(a) for a in args])
    return method


def leave(self, kind, value, trace):
    """A context manager of the submission's may swallow an exception, but not the test's verdict."""
    state.saw(value)
    return self._assay_ask("operation", "__exit__",
                           [self._assay_peer.encode(kind), self._assay_peer.encode(value), None])


def serve(peer, request, fields):
    """The submission may call what the test has handed to it, and nothing else."""
    if request != "call" or len(fields) != 3 or type(fields[1]) is not list or type(fields[2]) is not dict:
        raise assay_peer.Garbled("a request for %s" % request)
    try:
        target = peer.object(fields[0])
    except (KeyError, TypeError):
        raise assay_peer.Garbled("a call of nothing") from None
    args = [peer.decode(arg) for arg in fields[1]]
    kwargs = {name: peer.decode(arg) for name, arg in fields[2].items()}
    try:
        return ["ok", peer.encode(target(*args, **kwargs))]
    except BaseException as error:
        if isinstance(error, (assay_peer.PeerGone, assay_peer.Garbled)):
            raise
        state.saw(error)
        number = state.keep(error)
        return ["raise", assay_submission.describe_exception(error), number]


class State:
    def __init__(self):
        self.failures = []       # assertions that failed where the submission could swallow them
        self.raised = {}         # exceptions that left a callback, by number
        self.value_classes = {}  # by name, see assay_values
        self.borrowed = []

    def saw(self, error):
        """An exception of the test's goes through the submission's hands: what the test saw decides."""
        if isinstance(error, (AssertionError, SystemExit, KeyboardInterrupt)) and not self.failures:
            self.failures.append(error)

    def keep(self, error):
        self.number += 1
        self.raised[self.number] = error
        self.raised.pop(self.number - MAX_RAISED, None)
        return self.number

    number = 0

    opaque = False
    values = False  # whether the test was handed by name what it can use without a call: a plain
                    # value of the submission's, or an exception class, which is one of this side
    missing = frozenset()


state = State()
