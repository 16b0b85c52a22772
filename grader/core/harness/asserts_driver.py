"""Kind "asserts", the test's side: runs the test with proxies for what the submission defines.

In: a JSON object on standard input {"setup", "prompt", "entry", "test", "value_types"}; descriptor 4 leads
to the submission's box. Out: one line of JSON on descriptor 3, the result of assay_tests.run and
"gone": the submission was lost on the way, "garbled": it did not keep to the protocol,
"opaque": it handed out an object that is not plain data, "borrowed": names that the test uses and that
neither it nor the problem says to come from the submission.

No code of the submission is in this process; all that comes from it is decoded data.
"""
import builtins
import collections
import json
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_peer
import assay_submission
import assay_tests
import assay_values
sys.path[:] = [path for path in sys.path if path != _HERE]

CHANNEL, PEER = 3, 4
MAX_RAISED = 64  # exceptions of the test's that wait to come back
_KEYED = (dict, set, collections.OrderedDict, collections.defaultdict, collections.Counter)
_remote_classes = {}


class _Remote:
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
        return isinstance(other, _Remote) and other._assay_handle[1] == self._assay_handle[1]

    def __hash__(self):
        return hash(self._assay_handle[1])

    def __instancecheck__(self, value):
        return isinstance(value, _Remote) and self._assay_ask(
            "isinstance", self._assay_peer.encode(value)) is True

    def _assay_call(self, *args, **kwargs):
        peer = self._assay_peer
        answer = peer.ask("call", self._assay_handle[1], [peer.encode(arg) for arg in args],
                          {name: peer.encode(arg) for name, arg in kwargs.items()})
        value = answered(peer, answer)
        for key, after in changes(answer):
            update(argument(args, kwargs, key), peer.decode(after))
        if (isinstance(value, _Remote) and self._assay_handle[2] != "class"
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
    elif kind.__name__ == "ndarray" and argument.shape == after.shape:
        argument[...] = after
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
        _remote_classes[key] = type("Remote", (_Remote,), {"__slots__": (), **members})
    return _remote_classes[key](peer, handle)


def forward(operation):
    if operation == "__call__":
        return _Remote._assay_call
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


class _TwoBoxes(assay_tests.Foreign):
    def __init__(self, peer):
        self.peer = peer

    def came_from_submission(self, error):
        name = getattr(error, "name", None)
        missing = (isinstance(error, NameError) and name in state.missing
                   or isinstance(error, ImportError) and name == "solution")
        return missing or any(error is known for known in foreign_errors)

    def may_be_the_tests_fault(self):
        # The question for names is not a call; but a value that it brought may be at fault.
        return self.peer.asked <= 1 and not state.values

    def gone(self):
        return (assay_peer.PeerGone, assay_peer.Garbled)

    def take_failure(self):
        failures, state.failures = state.failures, []
        return failures[0] if failures else None


class _SolutionModule(type(sys)):
    """What `import solution` and `from solution import f` give to the test."""

    def __init__(self, remote, peer):
        super().__init__("solution")
        self.__dict__.update(remote)
        self.__dict__["_assay_peer"] = peer

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return answered(self._assay_peer, self._assay_peer.ask("module", name))

    def __setattr__(self, name, value):
        """mock.patch("solution.helper", ...) puts a callback of the test's into the submission."""
        self.__dict__[name] = value
        answered(self._assay_peer, self._assay_peer.ask("global", name, self._assay_peer.encode(value)))


def prepare(peer, request, namespace):
    """Fills the test's namespace; returns (candidate, stopped)."""
    if request["setup"]:
        exec(compile(request["setup"], "<setup>", "exec", dont_inherit=True), namespace)
    if request["prompt"]:
        assay_submission.run_prompt(request["prompt"], namespace)
    root = request["entry"].partition(".")[0]
    tree = assay_tests.parse(request["test"])
    wanted = {name for name in assay_tests.names_free(request["test"])
              if name not in namespace and not hasattr(builtins, name)}
    wanted -= assay_tests.names_bound(tree)
    imported = assay_tests.names_imported(tree)
    wanted |= imported
    wanted.discard(root)
    modules = assay_tests.standard_modules(tree, wanted)
    namespace.update(modules)
    wanted -= modules.keys()
    said = imported if root or imported or len(wanted) > 1 else wanted
    if root:
        wanted.add(root)
    answer = peer.ask("names", sorted(wanted))
    if answer[0] == "ok" and len(answer) > 1 and type(answer[1]) is dict:
        state.borrowed = sorted(
            (wanted & answer[1].keys()) - said - {root} - request["value_types"].keys())
    try:
        return take_names(peer, answer, wanted, namespace, request)
    except Exception as error:  # the test has not begun, so this is the answer's fault
        raise assay_peer.Garbled("names: %s" % type(error).__name__) from None


def take_names(peer, answer, wanted, namespace, request):
    """Puts what the submission has of `wanted` into the namespace; returns (candidate, stopped)."""
    entry = request["entry"]
    root = entry.partition(".")[0]
    if answer[0] == "raise":
        error = local_exception(peer, answer)
        status = "exited" if isinstance(error, SystemExit) else "raised"
        return None, (status, "%s: %s" % (answer[1].get("type"), answer[1].get("message")))
    if type(answer[1]) is not dict:
        raise assay_peer.Garbled("names")
    remote = {name: peer.decode(value) for name, value in answer[1].items() if name in wanted}
    state.values = any(not isinstance(value, _Remote) for value in remote.values())
    state.missing = frozenset(wanted - remote.keys())
    for name, fields in request["value_types"].items():
        if isinstance(remote.get(name), _Remote) and remote[name]._assay_handle[2] == "class":
            remote[name] = assay_values.value_class(remote[name], name, fields, _Remote)
            state.value_classes[name] = remote[name]
    namespace.update(remote)
    sys.modules["solution"] = _SolutionModule(remote, peer)
    if not root:
        return None, None
    if root not in remote:
        return None, ("raised", "NameError: the submission does not define %s" % root)
    return candidate_of(namespace, entry)


def candidate_of(namespace, entry):
    try:
        candidate = assay_submission.find_entry(namespace, entry)
    except Exception as error:
        return None, ("raised", "%s: %s" % (type(error).__name__, error))
    if not isinstance(candidate, (_Remote, type)):
        return None, ("raised", "TypeError: %s is not callable" % entry)
    return candidate, None


def main():
    request = json.loads(sys.stdin.buffer.read())
    peer = assay_peer.Peer(PEER, "test", make_remote, serve)
    namespace = {"__name__": "test_solution", "__builtins__": builtins}
    try:
        candidate, stopped = prepare(peer, request, namespace)
    except (assay_peer.PeerGone, assay_peer.Garbled):
        candidate, stopped = None, ("lost", "the submission ended before the test did")
    except assay_tests.Broken as error:
        return {"units": [], "asserts": 0, "broken": str(error)}
    except Exception as error:
        return {"units": [], "asserts": 0,
                "broken": "the setup raised %s: %s" % (type(error).__name__, error)}
    try:
        result = assay_tests.run(request["test"], request["entry"], namespace, candidate,
                                 _TwoBoxes(peer), stopped)
    except BaseException as error:
        if peer.asked <= 1:
            raise
        # What it was handed has led the runner itself astray. That is no fault of the test's.
        result = {"units": [["test", "failed", "%s in the runner" % type(error).__name__]],
                  "asserts": 0, "broken": None}
    gone = assay_peer.PeerGone.seen
    peer.goodbye()
    if not result["broken"] and peer.asked <= 1 and not state.values and all(
            unit[1] == "passed" for unit in result["units"]):
        result["broken"] = "the test passes without calling the submission; name its entry"
    result.update(gone=gone, garbled=assay_peer.Garbled.seen, opaque=state.opaque,
                  borrowed=state.borrowed)
    return result


def report(result):
    # Lone surrogates, which the submission may have put into a message, are not JSON.
    data = json.dumps(result, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    while data:
        data = data[os.write(CHANNEL, data):]
    os._exit(0)


report(main())
