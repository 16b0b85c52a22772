"""Kind "function": calls of the entry point, one after the other, each answered with its value.

In: a JSON object on standard input {"main", "setup", "entry"}; then, line by line on descriptor 3, calls
{"token", "args", "kwargs", "last"}. Each comes when the one before has been answered. Out, on the same
descriptor: a line {"token", "ok": value} or {"token", "raise": {...}} for each.

The submission is loaded once. Each call but the last is made by a child of its own, so that none sees what
the one before has changed; a child that ends without an answer ends the process in the same way. Where there can
be no child (threads and processes would be lost in it, or it is refused) the process makes the call itself and
ends, and so it does where calls would share what the submission holds open. After a call that has left something
in a folder it ends. All end at once, without running what the submission may have left (atexit, threads).

This box holds arguments of calls and no expected value, so there is nothing here to steal; a submission
that writes the right value to descriptor 3 by itself has computed it. The token only tells its line from
ours, so that two lines are seen as what they are.
"""
import gc
import json
import os
import sys

import assay_codec
import assay_submission

CHANNEL = 3
_ANSWERED = 111  # how a child ends that has answered


def _read_line(read=os.read):
    """The next line; nothing at the end. Its sender waits for an answer, so nothing can follow it."""
    parts = []
    while not parts or not parts[-1].endswith(b"\n"):
        parts.append(read(CHANNEL, 1 << 20))
        if not parts[-1]:
            return b""
    return b"".join(parts)


def _reply(call, target, encode=assay_codec.encode, describe=assay_submission.describe_exception):
    """`target()` gives the function."""
    try:
        args = [assay_codec.decode(value) for value in call["args"]]
        kwargs = {name: assay_codec.decode(value) for name, value in call["kwargs"]}
        return {"token": call["token"], "ok": encode(target()(*args, **kwargs))}
    except BaseException as error:
        return {"token": call["token"], "raise": describe(error)}


def _finish(reply, flush, status, write=os.write, leave=os._exit, dumps=json.dumps):
    try:
        flush()
    except BaseException:
        pass
    # Lone surrogates in a message are not JSON; in a value, assay_codec has seen to them.
    data = dumps(reply, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    while data:
        data = data[write(CHANNEL, data):]
    leave(status)


def _fork(flush, frames=sys._current_frames, fork=os.fork):
    """As os.fork(); None where there can be no child."""
    try:
        flush()
        return fork() if len(frames()) == 1 else None
    except OSError:
        return None


def _lowest_free():
    number = os.dup(CHANNEL)
    os.close(number)
    return number


def _has_processes():
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return True
    except ChildProcessError:
        return False


def _look(folders, scandir=os.scandir):
    """What the folders hold at their top; equal to nothing where that cannot be seen."""
    seen = []
    try:
        for folder in folders:
            with scandir(folder) as entries:
                for entry in entries:
                    state = entry.stat(follow_symlinks=False)
                    seen.append((entry.path, state.st_size, state.st_mtime_ns))
        return sorted(seen)
    except OSError:
        return object()


def _await(child, wait=os.waitpid, leave=os._exit, kill=os.kill):
    """Ends as the child did, unless it has answered."""
    try:
        status = wait(child, 0)[1]
    except ChildProcessError:  # the submission does not want to hear of children
        return
    if os.WIFSIGNALED(status):
        kill(os.getpid(), os.WTERMSIG(status))
    if os.WEXITSTATUS(status) != _ANSWERED:
        leave(os.WEXITSTATUS(status))


def _loader(request):
    """A function that gives the entry point, or raises what loading the submission has raised."""
    try:
        namespace = assay_submission.load(request)
    except BaseException as error:
        failed = error

        def fail():
            raise failed
        return fail
    return lambda: assay_submission.find_entry(namespace, request["entry"])


def main(loads=json.loads, reply=_reply, finish=_finish, fork=_fork, look=_look, leave=os._exit):
    request = loads(sys.stdin.buffer.read())
    flush = sys.stdout.flush
    assay_submission.silence_stdin()
    os.set_inheritable(CHANNEL, False)
    folders = {os.getcwd(), os.environ.get("TMPDIR", "/tmp")}
    free = _lowest_free()
    target = _loader(request)
    gc.freeze()
    holds = _lowest_free() != free or _has_processes()
    before = look(folders)
    while True:
        line = _read_line()
        if not line:
            leave(0)
        call = loads(line)
        child = None if call["last"] or holds else fork(flush)
        if not child:
            finish(reply(call, target), flush, 0 if child is None else _ANSWERED)
        _await(child)
        if look(folders) != before:
            leave(0)
