"""Kind "asserts", the test's side: runs the test with proxies for what the submission defines.

In: a JSON object on standard input {"setup", "prompt", "entry", "test", "value_types"}; descriptor 4 leads
to the submission's box. Out: one line of JSON on descriptor 3, the result of assay_tests.run and
"gone": the submission was lost on the way, "garbled": it did not keep to the protocol,
"opaque": it handed out an object that is not plain data, "borrowed": names that the test uses and that
neither it nor the problem says to come from the submission.

No code of the submission is in this process; all that comes from it is decoded data.
"""
import builtins
import json
import os
import sys

import assay_codec
import assay_names
import assay_peer
import assay_remote
import assay_submission
import assay_tests
import assay_values
from assay_outcomes import Broken, Foreign
from assay_remote import Remote, answered, state

CHANNEL, PEER = 3, 4


class _TwoBoxes(Foreign):
    def __init__(self, peer):
        self.peer = peer

    def came_from_submission(self, error):
        name = getattr(error, "name", None)
        missing = (isinstance(error, NameError) and name in state.missing
                   or isinstance(error, ImportError) and name == "solution")
        return missing or any(error is known for known in assay_remote.foreign_errors)

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


def prepare(peer, request, namespace, tree):
    """Fills the test's namespace; returns (candidate, stopped)."""
    if request["setup"]:
        exec(compile(request["setup"], "<setup>", "exec", dont_inherit=True), namespace)
    if request["prompt"]:
        assay_submission.run_prompt(request["prompt"], namespace)
    root = request["entry"].partition(".")[0]
    wanted = {name for name in assay_names.names_free(request["test"])
              if name not in namespace and not hasattr(builtins, name)}
    wanted -= assay_names.names_bound(tree)
    imported = assay_names.names_imported(request["test"], tree)
    wanted |= imported
    wanted.discard(root)
    modules = assay_names.standard_modules(tree, wanted)
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
        error = assay_remote.local_exception(peer, answer)
        status = "exited" if isinstance(error, SystemExit) else "raised"
        return None, (status, "%s: %s" % (answer[1].get("type"), answer[1].get("message")))
    if type(answer[1]) is not dict:
        raise assay_peer.Garbled("names")
    remote = {name: peer.decode(value) for name, value in answer[1].items() if name in wanted}
    state.values = any(not isinstance(value, Remote) for value in remote.values())
    state.missing = frozenset(wanted - remote.keys())
    for name, fields in request["value_types"].items():
        if isinstance(remote.get(name), Remote) and remote[name]._assay_handle[2] == "class":
            remote[name] = assay_values.value_class(remote[name], name, fields, Remote)
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
    if not isinstance(candidate, (Remote, type)):
        return None, ("raised", "TypeError: %s is not callable" % entry)
    return candidate, None


def run(folder):
    """The result. `folder` holds the harness's modules and is on the path."""
    request = json.loads(sys.stdin.buffer.read())
    assay_codec.numpy_types = any("numpy" in request[part] for part in ("setup", "prompt", "test"))
    assay_tests.import_parts(request["test"])
    sys.path[:] = [path for path in sys.path if path != folder]
    peer = assay_peer.Peer(PEER, "test", assay_remote.make_remote, assay_remote.serve)
    namespace = {"__name__": "test_solution", "__builtins__": builtins}
    try:
        tree = assay_names.parse(request["test"])
        candidate, stopped = prepare(peer, request, namespace, tree)
    except (assay_peer.PeerGone, assay_peer.Garbled):
        candidate, stopped = None, ("lost", "the submission ended before the test did")
    except Broken as error:
        return {"units": [], "asserts": 0, "broken": str(error)}
    except Exception as error:
        return {"units": [], "asserts": 0,
                "broken": "the setup raised %s: %s" % (type(error).__name__, error)}
    try:
        result = assay_tests.run(request["test"], request["entry"], namespace, candidate,
                                 _TwoBoxes(peer), stopped, tree)
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


def main(folder):
    # Lone surrogates, which the submission may have put into a message, are not JSON.
    data = json.dumps(run(folder), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    while data:
        data = data[os.write(CHANNEL, data):]
    os._exit(0)
