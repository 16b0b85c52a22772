"""Kind "asserts", the test's side: runs the test with proxies for what the submission defines.

In: a JSON object on standard input {"setup", "prompt", "entry", "test"}; descriptor 4 leads to the
submission's box. Out: one line of JSON on descriptor 3, the result of assay_tests.run and
"gone": the submission was lost on the way, "garbled": it did not keep to the protocol,
"opaque": it handed out an object that is not plain data.

No code of the submission is in this process; all that comes from it is decoded data.
"""
import builtins
import json
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_peer
import assay_submission
import assay_tests
sys.path[:] = [path for path in sys.path if path != _HERE]

CHANNEL, PEER = 3, 4
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
        if isinstance(value, _Remote) and self._assay_handle[2] != "class":
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
    if type(argument) is list:
        argument[:] = after
    elif type(argument) in (dict, set):
        argument.clear()
        argument.update(after)
    else:
        raise assay_peer.Garbled("a change of something immutable")


def answered(peer, answer, may_stop=False):
    """The value of an answer, or the exception that it carries. StopIteration has a meaning only where
    the test asked for the next item: out of a call it would end all(map(...)) as if all had held."""
    if len(answer) < 2:
        raise assay_peer.Garbled("an empty answer")
    if answer[0] == "ok":
        return peer.decode(answer[1])
    error = local_exception(peer, answer)
    if isinstance(error, (StopIteration, StopAsyncIteration)) and not may_stop:
        error = foreign(RuntimeError("%s out of a call" % type(error).__name__))
    raise error


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
    key = frozenset(op for op in operations if op in assay_peer.OPERATIONS)
    if key not in _remote_classes:
        members = {op: forward(op) for op in key}
        _remote_classes[key] = type("Remote", (_Remote,), {"__slots__": (), **members})
    return _remote_classes[key](peer, handle)


def forward(operation):
    if operation == "__call__":
        return _Remote._assay_call

    def method(self, *args):
        return self._assay_ask("operation", operation, [self._assay_peer.encode(a) for a in args])
    return method


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
    except Exception as error:
        return ["raise", assay_submission.describe_exception(error)]


class State:
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


class _SolutionModule(type(sys)):
    """What `import solution` and `from solution import f` give to the test."""

    def __init__(self, remote):
        super().__init__("solution")
        self.__dict__.update(remote)


def prepare(peer, request, namespace):
    """Fills the test's namespace; returns (candidate, stopped)."""
    if request["setup"]:
        exec(compile(request["setup"], "<setup>", "exec", dont_inherit=True), namespace)
    if request["prompt"]:
        assay_submission.run_prompt(request["prompt"], namespace)
    root = request["entry"].partition(".")[0]
    tree = assay_tests.parse(request["test"])
    wanted = {name for name in assay_tests.names_used(tree)
              if name not in namespace and not hasattr(builtins, name)}
    wanted -= assay_tests.names_bound(tree)
    wanted |= assay_tests.names_imported(tree)
    wanted.discard(root)
    modules = assay_tests.standard_modules(tree, wanted)
    namespace.update(modules)
    wanted -= modules.keys()
    if root:
        wanted.add(root)
    answer = peer.ask("names", sorted(wanted))
    try:
        return take_names(peer, answer, wanted, namespace, request["entry"])
    except Exception as error:  # the test has not begun, so this is the answer's fault
        raise assay_peer.Garbled("names: %s" % type(error).__name__) from None


def take_names(peer, answer, wanted, namespace, entry):
    """Puts what the submission has of `wanted` into the namespace; returns (candidate, stopped)."""
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
    namespace.update(remote)
    sys.modules["solution"] = _SolutionModule(remote)
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
    result.update(gone=gone, garbled=assay_peer.Garbled.seen, opaque=state.opaque)
    return result


def report(result):
    # Lone surrogates, which the submission may have put into a message, are not JSON.
    data = json.dumps(result, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    while data:
        data = data[os.write(CHANNEL, data):]
    os._exit(0)


report(main())
