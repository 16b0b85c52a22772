"""Kind "asserts", the submission's side: loads the code and serves calls over descriptor 4.

In: a JSON object on standard input {"main", "setup", "prompt", "entry"}. The first request of the
test's side is ["names", [...]], those that the test wants of the submission; the answer is
["ok", {name: value or handle}] with those that there are, or ["raise", ...] if the submission could
not be loaded. Then come the requests of `_serve`.

No test code and no expected value is ever in this process.
"""
import builtins
import collections
import json
import operator
import os
import sys

import assay_peer
import assay_submission

PEER = 4
_MUTABLE = (list, dict, set, bytearray, collections.deque, collections.OrderedDict, collections.defaultdict,
            collections.Counter)


_FUNCTIONS = {"__call__": lambda target, *args: target(*args), "__iter__": iter, "__next__": next,
              "__bool__": bool, "__int__": int, "__float__": float, "__complex__": complex,
              "__round__": round, "__pow__": pow, "__rpow__": lambda target, other: pow(other, target)}


def _special(name, target, args):
    if name in _FUNCTIONS:
        return _FUNCTIONS[name](target, *args)
    if name == "__exit__" and isinstance(args[0], type) and not isinstance(args[1], args[0]):
        args[1] = args[0]()  # the exception itself stays on the test's side
    if name in assay_peer.VALUE_OPERATIONS:
        if hasattr(operator, name):
            return getattr(operator, name)(target, *args)
        return getattr(operator, "__" + name[3:])(args[0], target)
    return getattr(type(target), name)(target, *args)


def _call(peer, number, args, kwargs):
    """Calls and answers with the value and with those arguments that were changed in place."""
    forms = [*enumerate(args), *kwargs.items()]
    before = {key: json.dumps(form) for key, form in forms if type(form) in (list, dict)}
    given = {key: peer.decode(form) for key, form in forms}
    value = peer.encode(peer.object(number)(*[given[i] for i in range(len(args))],
                                            **{name: given[name] for name in kwargs}))
    changed = []
    for key, text in before.items():
        if type(given[key]) in _MUTABLE or type(given[key]).__name__ == "ndarray":
            after = peer.encode(given[key])
            if json.dumps(after) != text:
                changed.append([key, after])
    return ["ok", value, changed]


def _serve(peer, request, fields):
    try:
        if request == "call":
            return _call(peer, *fields)
        if request == "get":
            number, name = fields
            return ["ok", peer.encode(getattr(peer.object(number), name))]
        if request == "set":
            number, name, value = fields
            setattr(peer.object(number), name, peer.decode(value))
            return ["ok", None]
        if request == "operation":
            number, name, args = fields
            return ["ok", peer.encode(_special(name, peer.object(number),
                                               [peer.decode(arg) for arg in args]))]
        if request == "module":
            return ["ok", peer.encode(getattr(sys.modules[assay_submission.MODULE], fields[0]))]
        if request == "global":
            sys.modules[assay_submission.MODULE].__dict__[fields[0]] = peer.decode(fields[1])
            return ["ok", None]
        if request == "operations":
            known = assay_peer.OPERATIONS + assay_peer.VALUE_OPERATIONS
            return ["ok", assay_peer.operations_of(peer.object(fields[0]), known)]
        if request == "isinstance":
            cls, value = fields
            return ["ok", isinstance(peer.decode(value), peer.object(cls))]
        raise ValueError("unknown request")
    except assay_peer.PeerGone:
        raise
    except BaseException as error:
        return _raised(peer, error)


def _raised(peer, error, describe=assay_submission.describe_exception):
    """["raise", description, the exception's type as a handle, its arguments, the number of the test's
    own exception if it is one that came out of a callback]."""
    try:
        return ["raise", describe(error), peer.encode(type(error)), peer.encode(list(error.args)),
                vars(error).get("_assay_origin")]
    except BaseException:
        return ["raise", describe(error), None, None]


class _Callback:
    """A function of the test's that was passed as an argument: it can be called."""

    def __init__(self, peer, handle):
        self._peer, self._handle = peer, handle

    def _assay_peer_handle(self):
        return self._handle

    def __call__(self, *args, **kwargs):
        peer = self._peer
        answer = peer.ask("call", self._handle[1], [peer.encode(arg) for arg in args],
                          {name: peer.encode(arg) for name, arg in kwargs.items()})
        if answer[0] == "raise":
            error = getattr(builtins, answer[1]["bases"][0], Exception)(answer[1]["message"])
            error._assay_origin = answer[2]
            raise error
        return peer.decode(answer[1])


def _make_remote(peer, handle):
    """An exception class of Python's own is itself here; everything else of the test's can be called."""
    if handle[2] == "exception" and handle[3] in handle[4][:1]:
        return getattr(builtins, handle[3])
    return _Callback(peer, handle)


def serve(peer, namespace, failed):
    """Answers what is asked, in the order that the other side keeps to. `failed` is the answer if there is no
    namespace."""
    names = peer.receive()[1]
    peer.send(failed or ["ok", {name: peer.encode(namespace[name]) for name in names if name in namespace}])
    peer.serve()


def main(leave=os._exit, describe=assay_submission.describe_exception):
    request = json.loads(sys.stdin.buffer.read())
    assay_submission.silence_stdin()
    os.set_inheritable(PEER, False)
    peer = assay_peer.Peer(PEER, "submission", _make_remote, _serve)
    try:
        namespace = assay_submission.load(request)
        failed = None
    except BaseException as error:
        failed = ["raise", describe(error), None]
    try:
        serve(peer, None if failed else namespace, failed)
    except assay_peer.PeerGone:
        pass
    finally:
        try:
            sys.__stdout__.flush()
        finally:
            leave(0)

