"""Kind "function": one call of the entry point, its value written to descriptor 3.

In: a JSON object on standard input {"token", "main", "setup", "entry", "args", "kwargs"}.
Out: one line of JSON on descriptor 3, {"token", "ok": value} or {"token", "raise": {...}}, and then
the process ends at once, without running what the submission may have left (atexit, threads).

This box holds the arguments of one call and no expected value, so there is nothing here to steal; a
submission that writes the right value to descriptor 3 by itself has computed it. The token only
tells its line from ours, so that two lines are seen as what they are.
"""
import json
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_codec
import assay_submission
sys.path[:] = [path for path in sys.path if path != _HERE]

CHANNEL = 3


def _finish(reply, write=os.write, leave=os._exit, dumps=json.dumps, flush=sys.stdout.flush):
    try:
        flush()
    except BaseException:
        pass
    # Lone surrogates in a message are not JSON; in a value, assay_codec has seen to them.
    data = dumps(reply, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    while data:
        data = data[write(CHANNEL, data):]
    leave(0)


def _main(finish=_finish, encode=assay_codec.encode, describe=assay_submission.describe_exception):
    request = json.loads(sys.stdin.buffer.read())
    token = request.pop("token")
    assay_submission.silence_stdin()
    os.set_inheritable(CHANNEL, False)
    args = [assay_codec.decode(value) for value in request["args"]]
    kwargs = {name: assay_codec.decode(value) for name, value in request["kwargs"]}
    try:
        namespace = assay_submission.load(request)
        value = assay_submission.find_entry(namespace, request["entry"])(*args, **kwargs)
        reply = {"token": token, "ok": encode(value)}
    except BaseException as error:
        reply = {"token": token, "raise": describe(error)}
    finish(reply)


_main()
