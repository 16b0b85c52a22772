"""What the tests of `assay serve` share: a running server, the schema, the examples of the reference."""
import json
import os
import queue
import re
import subprocess
import sys
import threading

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ASSAY = None  # Set by main().
PATIENCE_S = 60
COST = {"usage", "timing", "warm", "cpu_ms", "wall_ms", "memory_bytes", "provenance"}

with open(os.path.join(ROOT, "docs", "protocol.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)


def validator(definition):
    return jsonschema.Draft202012Validator({"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"],
                                            "$ref": "#/$defs/" + definition})


REQUEST = validator("request")
ANSWERS = {op: validator(op + "_answer")
           for op in ("grade", "run", "compare", "validate", "ping", "capabilities", "stats", "cancel", "error")}


def check_answer(answer, op):
    """Raises unless `answer` is what the schema says of an answer to `op`."""
    ANSWERS["error" if answer.get("status") == "error" else op].validate(answer)


def outcome(answer):
    """What a test says about an answer: "error bad_request", "graded accepted", "decided True", "ok"."""
    status = answer["status"]
    if status == "error":
        assert answer["reward"] is None
        return "error " + answer["error"]["code"]
    for member in ("verdict", "equal"):
        if member in answer:
            return f"{status} {answer[member]}"
    return status


def told(value):
    """The answer without what it cost, which a detail may tell as well, and without addresses."""
    if isinstance(value, dict):
        return {key: told(item) for key, item in value.items() if key not in COST}
    if isinstance(value, list):
        return [told(item) for item in value]
    return re.sub(r"0x[0-9a-f]+|\d+ ms\b", "#", value) if isinstance(value, str) else value


class Server:
    """`assay serve` with a thread that reads its answers."""

    def __init__(self, *arguments, read=True):
        self.process = subprocess.Popen([ASSAY, "serve", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        bufsize=0, start_new_session=True)
        self.answers = queue.Queue()
        self.reader = None
        if read:
            self.start_reading()

    def start_reading(self):
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        with os.fdopen(os.dup(self.process.stdout.fileno()), "rb") as lines:
            for line in lines:
                self.answers.put(json.loads(line))
        self.answers.put(None)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.reader:
            self.reader.join(PATIENCE_S)
        for stream in (self.process.stdin, self.process.stdout):
            stream.close()

    def send(self, *requests):
        """Dicts, or bytes that are written as they are with a newline."""
        for request in requests:
            data = request if isinstance(request, bytes) else json.dumps(request).encode()
            view = memoryview(data + b"\n")
            while view:
                view = view[self.process.stdin.write(view):]

    def next(self):
        answer = self.answers.get(timeout=PATIENCE_S)
        assert answer is not None, "the server ended"
        return answer

    def take(self, count):
        return [self.next() for _ in range(count)]

    def ask(self, request):
        """The answer of one request, when no other is under way; checked against the schema."""
        self.send(request)
        answer = self.next()
        assert answer["id"] == request.get("id"), answer
        check_answer(answer, request["op"])
        return answer

    def finish(self):
        """Closes the input; returns the answers that still come and the exit status."""
        self.process.stdin.close()
        return self.rest(), self.process.wait(PATIENCE_S)

    def rest(self):
        answers = []
        while (answer := self.answers.get(timeout=PATIENCE_S)) is not None:
            answers.append(answer)
        return answers


def grade(identity, code, stdin="", expected="", **members):
    return {"id": identity, "op": "grade",
            "problem": {"kind": "stdio", "tests": [{"stdin": stdin, "answer": expected}], **members},
            "submission": {"language": "python", "code": code}}


def compare(identity, gold="1", answer="1"):
    return {"id": identity, "op": "compare", "gold": gold, "answer": answer}


def sleeper(identity, seconds):
    """A run that takes so long, and hardly any processor time."""
    return {"id": identity, "op": "run", "language": "python", "code": f"import time; time.sleep({seconds})",
            "limits": {"cpu_s": 2, "wall_s": 60}}


def examples():
    """The examples of docs/PROTOCOL.md: (request, answer or None)."""
    with open(os.path.join(ROOT, "docs", "PROTOCOL.md"), encoding="utf-8") as page:
        blocks = re.findall(r"^```json (request|answer)\n(.*?)^```$", page.read(), re.MULTILINE | re.DOTALL)
    pairs = []
    for kind, text in blocks:
        if kind == "request":
            pairs.append((json.loads(text), None))
        else:
            pairs[-1] = (pairs[-1][0], json.loads(text))
    return pairs


def main():
    """Runs the tests of the calling file: `test.py ASSAY [unittest's arguments]`."""
    global ASSAY
    import unittest
    ASSAY = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__", verbosity=2)
