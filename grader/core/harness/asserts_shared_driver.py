"""Kind "asserts" in one process: only for tests that cannot be taken apart from the submission (they
patch its module, say) and where two boxes cannot be had. The grade then says separate: false.

In: a JSON object on standard input {"token", "main", "setup", "prompt", "entry", "test"}.
Out: one line of JSON on descriptor 3, {"token", and the result of assay_tests.run}.

What it holds against: leaving early by any means, exit statuses, printed text, atexit, threads and
timers that end the process, builtins replaced by the submission (the test has its own copy). The
result is written only after the last unit ended, with a token that came on standard input, was read
before the submission was loaded, and stays in this module's frame. What it cannot hold against, and
nothing in one Python process can: code that looks for that frame on purpose.
"""
import builtins
import json
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_submission
import assay_tests
from assay_outcomes import Foreign

CHANNEL = 3


def _loaded(request):
    """(the submission's namespace, None) or (None, how every unit ends)."""
    try:
        return assay_submission.load(request), None
    except SystemExit as error:
        return None, ("exited", "exit(%s) while it was loaded" % error.code)
    except BaseException as error:
        told = assay_submission.describe_exception(error)
        return None, ("raised", "%s: %s" % (told["type"], told["message"]))


def _run(request, pristine):
    """The tests' result. `pristine` are the builtins as they were before the submission came."""
    submission, stopped = _loaded(request)
    candidate, namespace = None, {}
    if stopped is None:
        namespace = dict(submission)
        root = request["entry"]
        try:
            candidate = assay_submission.find_entry(submission, root) if root else None
        except BaseException as error:
            stopped = ("raised", "%s: %s" % (type(error).__name__, error))
    namespace.update({"__name__": "test_solution", "__builtins__": pristine})
    return assay_tests.run(request["test"], request["entry"], namespace, candidate,
                           Foreign(), stopped)


def _main(write=os.write, leave=os._exit, dumps=json.dumps, run=_run):
    request = json.loads(sys.stdin.buffer.read())
    token = request.pop("token")
    assay_tests.import_parts(request["test"])
    sys.path[:] = [path for path in sys.path if path != _HERE]
    assay_submission.silence_stdin()
    os.set_inheritable(CHANNEL, False)
    data = dumps({"token": token, **run(request, dict(vars(builtins)))}, ensure_ascii=False)
    data = data.encode("utf-8", "replace") + b"\n"  # lone surrogates of a message are not JSON
    while data:
        data = data[write(CHANNEL, data):]
    leave(0)


_main()
