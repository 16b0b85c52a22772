#!/usr/bin/env python3
"""Runs the attack corpus (../shared/attacks) as submissions through `assay serve`.

Each program is sent as op `run` under the manifest's limits, twice where the manifest says so (as two
submissions, and for tampering also as two tests of one submission). It must end in a verdict that
the manifest allows, print no line that starts with "ESCAPED:", leave no process behind and leave the
server alive: a ping is answered after each. Nothing is ever started outside the sandbox.

Usage: attacks.py ASSAY [--shared DIR] [--only REGEX] [--tier full|rootless]
Exit: 0 if every attack of severity `must` is contained, 1 otherwise.
"""
import argparse
import base64
import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

LANGUAGES = {"node": "javascript", "c": "c", "cpp": "cpp", "python": "python", "bash": "bash", "go": "go"}
COMPILE_VERDICTS = {"time_limit": "CTLE", "idle_limit": "CTLE", "memory_limit": "CMLE", "output_limit": "COLE"}
RUN_VERDICTS = {"ok": "OK", "time_limit": "TLE", "idle_limit": "WTLE", "memory_limit": "MLE",
                "output_limit": "OLE", "security_violation": "SV"}
REFUSALS = {"bad_request", "bad_submission", "too_large"}
ANSWER_TIMEOUT_S = 150  # compile and wall limits with room to spare: longer is a hang
# Our C is compiled with -O2, which removes a malloc that is only filled and freed: what such a program
# is to show (that the peak is counted) needs it to be there.
UNOPTIMISED = b'#pragma GCC optimize("O0")\n'
ESCAPED = re.compile(rb"^ESCAPED:.*", re.MULTILINE)
HOST_PASSWD = re.compile(rb"^root:x:0:0:", re.MULTILINE)


class ServerDied(Exception):
    pass


class Server:
    """`assay serve` with one slot, so that a second submission meets what the first left behind."""

    def __init__(self, assay, tier, folder):
        self.command = [assay, "serve", "--slots", "1", "--require-tier", tier]
        self.folder = folder
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, cwd=self.folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.answers = queue.Queue()
        self.complaints = []
        for target, stream in ((self.read_answers, self.process.stdout), (self.read_complaints, self.process.stderr)):
            threading.Thread(target=target, args=(stream,), daemon=True).start()
        self.count = 0

    def read_answers(self, stream):
        for line in stream:
            self.answers.put(line)
        self.answers.put(None)

    def read_complaints(self, stream):
        self.complaints.extend(stream)

    def ask(self, request, timeout=ANSWER_TIMEOUT_S):
        self.count += 1
        line = json.dumps({"id": self.count, **request}).encode() + b"\n"
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            answer = self.answers.get(timeout=timeout)
        except (BrokenPipeError, queue.Empty) as error:
            raise ServerDied(f"no answer: {error!r} {self.last_words()}")
        if answer is None:
            raise ServerDied("the server ended " + self.last_words())
        answer = json.loads(answer)
        if answer.get("id") != self.count:
            raise ServerDied(f"answer to {answer.get('id')} instead of {self.count}")
        return answer

    def last_words(self):
        return b" ".join(self.complaints[-5:]).decode(errors="replace")

    def told(self):
        lines = []
        for pid in self.programs():
            try:
                with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
                    lines.append(" ".join(line.strip() for line in status if line.startswith(("Name", "State", "NSpid"))))
            except OSError:
                continue
        return "; ".join(lines)

    def programs(self):
        """Processes below the server that run something other than our own two images."""
        return {pid for pid in self.descendants() if not is_ours(pid)}

    def descendants(self):
        parents = {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as stat:
                    parents[int(pid)] = int(stat.read().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
        found, todo = set(), [self.process.pid]
        while todo:
            parent = todo.pop()
            children = [pid for pid, of in parents.items() if of == parent]
            found.update(children)
            todo.extend(children)
        return {pid for pid in found if not self.is_zygote(pid, parents)}

    def is_zygote(self, pid, parents):
        """A warm interpreter or its helper: in a forker's own PID namespace, where no run's process is. Or the clone
        that is armed for the next run: process 2 or 3 of its namespace, as the main process of a run is, which has ended."""
        forker = parents[pid]
        while forker in parents and parents[forker] != self.process.pid:
            forker = parents[forker]
        try:
            with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
                numbers = next(line.split()[1:] for line in status if line.startswith("NSpid:"))
            return numbers[-1] in ("2", "3") or os.readlink(f"/proc/{pid}/ns/pid") == os.readlink(f"/proc/{forker}/ns/pid")
        except (OSError, StopIteration):  # it has ended
            return True

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGKILL)
                self.process.wait()


def is_ours(pid):
    try:
        image = os.readlink(f"/proc/{pid}/exe")
    except PermissionError:  # not root, and the process is in another user namespace
        with open(f"/proc/{pid}/comm") as comm:
            return comm.read().strip() in ("assay", "assay-forker", "init")
    except OSError:  # a zombie, or gone since
        return not os.path.exists(f"/proc/{pid}")
    return "assay" in os.path.basename(image.removesuffix(" (deleted)"))


def text_of(holder, name):
    if name + "_base64" in holder:
        return base64.b64decode(holder[name + "_base64"])
    return (holder.get(name) or "").encode("utf-8", "surrogateescape")


def label(answer):
    """Our verdict in the manifest's words: "OK", "RE:SIGSEGV", "RE:exit 3", "CE", "REJECTED", ..."""
    if answer["status"] == "error":
        return "REJECTED" if answer["error"]["code"] in REFUSALS else "SE:" + answer["error"]["code"]
    verdict = answer["verdict"]
    if verdict == "compile_error":
        return COMPILE_VERDICTS.get(answer["compile"]["verdict"], "CE")
    if verdict == "runtime_error":
        if answer.get("signal"):
            return "RE:" + signal.Signals(answer["signal"]).name
        return f"RE:exit {answer.get('exit_code')}"
    return RUN_VERDICTS.get(verdict, verdict)


def allowed(seen, attack):
    if seen == "SV" and "SIGSYS" in attack.get("note", ""):
        return True
    return any(seen == expected or (":" not in expected and seen.split(":")[0] == expected)
               for expected in attack["expect"])


def outputs(answer):
    """Everything that the submission could have said."""
    if "tests" in answer:
        return [text_of(test, name) for test in answer["tests"] for name in ("stdout", "stderr")]
    texts = [text_of(answer, "stdout"), text_of(answer, "stderr")]
    texts.append(answer.get("compile", {}).get("message", "").encode())
    texts.extend(text_of(file, "content") for file in answer.get("files", []))
    return texts


class Corpus:
    def __init__(self, shared):
        self.folder = os.path.join(shared, "attacks")
        with open(os.path.join(self.folder, "manifest.json")) as file:
            manifest = json.load(file)
        self.attacks = manifest["attacks"]
        bounds = manifest["limits"]
        self.limits = {"cpu_s": bounds["cpu_s"], "wall_s": bounds["wall_s"], "memory_mb": bounds["memory_mib"],
                       "processes": bounds["processes"], "output_mb": bounds["output_mib"],
                       "file_mb": bounds["fsize_mib"]}

    def request(self, attack):
        with open(os.path.join(self.folder, attack["file"]), "rb") as file:
            content = file.read()
        if attack["language"] == "submission":
            submission = json.loads(content)
            submission.pop("_header", None)
            return {"op": "run", "limits": self.limits, **submission}
        if attack["language"] == "archive":
            return {"op": "run", "language": "cpp", "limits": self.limits,
                    "archive_base64": base64.b64encode(content).decode()}
        if "peak_at_least_200MiB" in attack.get("post", []) or attack.get("flags") == "-O0":
            content = UNOPTIMISED + content
        request = {"op": "run", "language": LANGUAGES[attack["language"]], "limits": self.limits,
                   "code_base64": base64.b64encode(content).decode()}
        if "outputs" in attack:
            request["collect"] = attack["outputs"]
        if "stdin_bytes" in attack:
            request["stdin"] = "x" * attack["stdin_bytes"]
        return request


class Judge:
    def __init__(self, server, corpus):
        self.server = server
        self.corpus = corpus
        self.languages = self.installed()

    def installed(self):
        known = self.server.ask({"op": "capabilities"})["languages"]
        return {each["name"] for each in known if each.get("installed", True)}

    def why_skipped(self, attack):
        if attack["language"] in ("submission", "archive"):
            return None
        ours = LANGUAGES.get(attack["language"])
        return None if ours in self.languages else "no language " + attack["language"]

    def run(self, attack):
        """(labels seen, faults) of one attack."""
        request = self.corpus.request(attack)
        labels, faults = [], []
        for _ in range(attack["runs"]):
            start = time.monotonic()
            answer = self.ask_unhurried(request)
            labels.append(self.check(attack, answer, time.monotonic() - start, faults))
        if attack["category"] == "tamper" and attack["runs"] == 2:
            self.check_two_tests(attack, request, faults)
        if not self.settles():
            faults.append("processes left behind: " + self.server.told())
        pong = self.server.ask({"op": "ping"}, timeout=10)
        if pong["status"] == "error":
            faults.append("ping was answered with an error")
        return labels, faults

    def ask_unhurried(self, request):
        """The answer; asked again where this machine was too busy to judge (an honest error, by design)."""
        for pause in (0, 5, 15):
            time.sleep(pause)
            answer = self.server.ask(request)
            if answer["status"] != "error" or answer["error"]["code"] != "overloaded":
                break
        return answer

    def settles(self):
        """Whether nothing of the submission still runs, a moment after the answer."""
        deadline = time.monotonic() + 3
        while self.server.programs():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True

    def check(self, attack, answer, elapsed, faults):
        seen = label(answer)
        if not allowed(seen, attack):
            faults.append(f"{seen} is not expected: {answer.get('detail') or answer.get('error')}")
        self.check_texts(attack, outputs(answer), faults)
        for post in attack.get("post", []):
            self.check_post(post, attack, answer, elapsed, faults)
        return seen

    def check_texts(self, attack, texts, faults):
        for text in texts:
            for escaped in ESCAPED.findall(text):
                faults.append(escaped[:120].decode(errors="replace"))
            leak = attack.get("leak_regex") and re.search(attack["leak_regex"].encode(), text)
            if leak:
                faults.append("leaked " + leak.group(0)[:60].decode(errors="replace"))

    def check_two_tests(self, attack, request, faults):
        submission = {name: request[name] for name in ("language", "code_base64")}
        tests = [{"stdin": "", "answer": "-\n"}, {"stdin": "", "answer": "-\n"}]
        answer = self.server.ask({"op": "grade", "submission": submission, "options": {"detail": "full"},
                                  "problem": {"kind": "stdio", "tests": tests, "limits": self.corpus.limits}})
        if answer["status"] != "graded" or len(answer["tests"]) != 2:
            return faults.append(f"two tests: {answer.get('error') or answer}")
        self.check_texts(attack, outputs(answer), faults)

    def check_post(self, post, attack, answer, elapsed, faults):
        usage = answer.get("usage", {})
        if post == "verdict_prompt" and elapsed > 4:
            faults.append(f"the answer took {elapsed:.1f} s")
        elif post == "cpu_counted" and usage.get("cpu_ms", 0) < 1500:
            faults.append(f"only {usage.get('cpu_ms')} ms of CPU time were counted")
        elif post == "peak_at_least_200MiB" and usage.get("memory_bytes", 0) < 200 << 20:
            faults.append(f"peak of {usage.get('memory_bytes')} bytes was missed")
        elif post == "bytes_exact" and answer.get("verdict") == "ok":
            exact = b"a" * (8 << 20) + b"\xff\xfe\x00\x1b[2J\x1b]0;pwn\x07\r\n"
            if text_of(answer, "stdout") != exact:
                faults.append("standard output was altered")
        elif post == "box_wiped":
            self.check_wiped(faults)
        elif post == "no_core_file" and any(name.startswith("core") for name in os.listdir(self.server.folder)):
            faults.append("a core file beside the server")
        elif post in ("output_plain", "output_not_followed"):
            for file in answer.get("files", []):
                if HOST_PASSWD.search(text_of(file, "content")):
                    faults.append("a link out of the box was followed: " + file["name"])
        elif post.startswith("no_file:") and os.path.lexists(post.removeprefix("no_file:")):
            faults.append("made on the host: " + post.removeprefix("no_file:"))

    def check_wiped(self, faults):
        probe = {"op": "run", "language": "bash",
                 "code": "find /box /tmp /dev/shm -mindepth 1 ! -path /box/main.sh\n"}
        found = text_of(self.server.ask(probe), "stdout").decode(errors="replace").split("\n")
        if found != [""]:
            faults.append("left for the next run: " + ", ".join(found[:5]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("assay")
    parser.add_argument("--shared", default=os.environ.get("ASSAY_SHARED", "/work/shared"))
    parser.add_argument("--only", default="", help="run the files that match this regular expression")
    parser.add_argument("--tier", default="rootless", help="the weakest tier to accept")
    arguments = parser.parse_args()
    if not os.path.exists(os.path.join(arguments.shared, "attacks", "manifest.json")):
        print(f"SKIPPED: attacks: no corpus at {arguments.shared}/attacks")
        return 0
    corpus = Corpus(arguments.shared)
    chosen = [a for a in corpus.attacks if re.search(arguments.only, a["file"])]
    with tempfile.TemporaryDirectory(prefix="assay-attacks-") as folder:
        server = Server(os.path.abspath(arguments.assay), arguments.tier, folder)
        try:
            return report(server, Judge(server, corpus), chosen)
        finally:
            server.stop()


def report(server, judge, attacks):
    violations = notes = skipped = 0
    for attack in attacks:
        name = attack["file"]
        why = judge.why_skipped(attack)
        if why:
            skipped += 1
            print(f"SKIPPED: attacks: {name}: {why}", flush=True)
            continue
        start = time.monotonic()
        try:
            labels, faults = judge.run(attack)
        except ServerDied as error:
            labels, faults = ["-"], [f"the server did not survive: {error}"]
            server.stop()
            server.start()
        must = attack["severity"] == "must"
        violations += bool(faults) and must
        notes += bool(faults) and not must
        mark = "ok" if not faults else "FAIL" if must else "note"
        print(f"{mark:4} {name:34} {' '.join(labels):22} of {','.join(attack['expect']):28} "
              f"{time.monotonic() - start:5.1f} s", flush=True)
        for fault in faults:
            print(f"       {fault}", flush=True)
    print(f"{len(attacks)} attacks: {violations} violations, {notes} notes, {skipped} skipped")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
