"""A client for `assay serve`: Python standard library only, one file to copy.

    with Assay(slots=4) as assay:
        assay.compare("1/2", "0.5")["equal"]                        # True
        assay.grade("sum_of_two", {"completion": text})["reward"]   # 0.0 to 1.0
        for answer in assay.map(requests):                          # many at once, in order
            ...

Answers are dicts as docs/PROTOCOL.md describes them. An answer with status "error" is raised as
AssayError by grade(), run(), compare() and the other calls for one request, since a failure of the
grader must not be taken for a reward of 0; map() and submit() hand it out like any other answer.

Thread safe: any number of threads may share one Assay.
"""
import collections
import concurrent.futures
import itertools
import json
import subprocess
import threading


class AssayError(Exception):
    """A failure of the grader or a request that it could not take; `code` as in docs/PROTOCOL.md."""

    #: Codes after which the same request may succeed.
    TRANSIENT = frozenset(("overloaded", "shutting_down", "io", "sandbox"))

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.transient = code in self.TRANSIENT


class Assay:
    """A running `assay serve`. Use it as a context manager, or call close()."""

    def __init__(self, binary="assay", *, slots=None, arguments=(), stderr=None):
        """Starts the server. `slots`: runs at once. `arguments`: more for the command line."""
        command = [binary, "serve"] + (["--slots", str(slots)] if slots else []) + list(arguments)
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr)
        self._ids = itertools.count()
        self._lock = threading.Lock()        # of _waiting and _ended
        self._write_lock = threading.Lock()  # whole lines
        self._waiting = {}
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self, timeout=60):
        """Waits for what is under way, ends the server and returns its exit status."""
        with self._write_lock:
            if not self._process.stdin.closed:
                try:
                    self._process.stdin.close()
                except BrokenPipeError:
                    pass
        try:
            status = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        return status

    def submit(self, op, **members):
        """Sends a request and returns a Future of its answer (also of one with status "error").

        Blocks while the server's queue is full. The future cannot be cancelled; see cancel().
        """
        future = concurrent.futures.Future()
        future.set_running_or_notify_cancel()
        identity = next(self._ids)
        future.assay_id = identity
        line = json.dumps({"id": identity, "op": op, **members}, allow_nan=False).encode() + b"\n"
        with self._lock:
            if self._ended:
                raise AssayError("io", "the server has ended")
            self._waiting[identity] = future
        try:
            with self._write_lock:
                self._process.stdin.write(line)
                self._process.stdin.flush()
        except (OSError, ValueError) as error:  # ValueError: closed
            with self._lock:
                self._waiting.pop(identity, None)
            raise AssayError("io", f"the server does not read: {error}") from error
        return future

    def call(self, op, **members):
        """The answer of one request. Raises AssayError if its status is "error"."""
        answer = self.submit(op, **members).result()
        if answer["status"] == "error":
            raise AssayError(answer["error"]["code"], answer["error"]["message"])
        return answer

    def grade(self, problem, submission, **options):
        """`problem`: a package's name or an inline problem. `options`: detail, stop_at_first_failure."""
        return self.call("grade", problem=problem, submission=submission, **({"options": options} if options else {}))

    def run(self, language, code, **members):
        """`members`: stdin, args, limits, collect."""
        return self.call("run", language=language, code=code, **members)

    def compare(self, gold, answer, **members):
        """`members`: extract, extract_gold, extraction, policy, options."""
        return self.call("compare", gold=gold, answer=answer, **members)

    def compare_pairs(self, pairs, **members):
        """Decisions for (gold, answer) pairs, in one request; an unreadable pair has status "error"."""
        listed = [{"gold": gold, "answer": answer} for gold, answer in pairs]
        return self.call("compare", pairs=listed, **members)["results"]

    def ping(self):
        return self.call("ping")

    def capabilities(self):
        return self.call("capabilities")

    def stats(self):
        return self.call("stats")

    def cancel(self, future):
        """Withdraws a request of submit(); its future then has an answer with the error "cancelled"."""
        return self.call("cancel", target=future.assay_id)

    def map(self, requests, window=1024):
        """Answers of many requests (dicts with "op"), in their order, `window` of them under way."""
        pending = collections.deque()
        for request in requests:
            members = {name: value for name, value in request.items() if name not in ("id", "op")}
            pending.append(self.submit(request["op"], **members))
            if len(pending) >= window:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()

    def _read(self):
        for line in self._process.stdout:
            answer = json.loads(line)
            with self._lock:
                future = self._waiting.pop(answer["id"], None)
            if future is not None:
                future.set_result(answer)
        with self._lock:
            self._ended = True
            lost = list(self._waiting.values())
            self._waiting.clear()
        for future in lost:
            future.set_exception(AssayError("io", "the server ended without an answer"))
