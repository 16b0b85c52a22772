#!/usr/bin/env python3
"""Fault injection: whatever of ours dies or fails, each request gets exactly one answer, a failure of ours is
an error with a null reward, and the server recovers without a restart.

  faults_test.py ASSAY [unittest's arguments]      with ASSAY_FAULTS=all: every call, several times each

System calls are made to fail from outside, by strace(1): production code has no hook for it.
"""
import itertools
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import serve_support as support  # noqa: E402
from serve_support import Server, compare, grade  # noqa: E402

ALL = os.environ.get("ASSAY_FAULTS") == "all"
OURS = {"error " + code for code in ("sandbox", "io", "internal", "overloaded", "unsupported", "shutting_down", "missing_toolchain")}

ASSERTS = {"op": "grade", "problem": {"kind": "asserts", "entry": "f", "test": "def check(g):\n    assert g(2) == 4\n"},
           "submission": {"language": "python", "code": "def f(x): return 2 * x\n"}}
SHORTAGE_S = 1.5
C_CODE = '#include <stdio.h>\nint main(void) {{ printf("{}\\n"); }}\n'
SQUARE_ROOTS = compare(0, "\\sqrt{2}+\\sqrt{3}", "\\sqrt{5+2\\sqrt{6}}")  # For the worker of the math checker.


def mixed(count, start=0):
    """(request, what it is answered when nothing fails), of every road."""
    def one(number):
        yield grade(number, f"print({number})", "", f"{number}\n"), "graded accepted"
        yield grade(number, "print(1)", "", "2\n"), "graded wrong_answer"
        yield {**ASSERTS, "id": number}, "graded accepted"
        yield {**SQUARE_ROOTS, "id": number}, "decided True"
        yield {"id": number, "op": "run", "language": "bash", "code": "exit 3"}, "ran runtime_error"
        yield {"id": number, "op": "run", "language": "c", "code": C_CODE.format(number)}, "ran ok"
    for number in range(start, start + count):
        request, expected = next(itertools.islice(one(number), number % 6, None))
        yield {**request, "id": number}, expected


def children_of(pid):
    """Descendants of a process: (pid, depth, first word of the command line)."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                parents.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
        except OSError:
            pass
    found, level, depth = [], [pid], 0
    while level:
        level = [child for parent in level for child in parents.get(parent, [])]
        depth += 1
        for child in level:
            try:
                with open(f"/proc/{child}/cmdline", "rb") as file:
                    found.append((child, depth, file.read().split(b"\0")[0].decode(errors="replace")))
            except OSError:
                pass
    return found


def mapped(pid):
    """Bytes of address space that a process has."""
    with open(f"/proc/{pid}/statm", encoding="utf-8") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def is_traced(status):
    with open(status, encoding="utf-8") as file:
        return "\nTracerPid:\t0\n" not in file.read()


class Faults(unittest.TestCase):
    def assert_answers(self, answers, expected):
        """One for each request, and each right or an error of ours."""
        self.assertEqual(sorted(answer["id"] for answer in answers), sorted(expected))
        failed = 0
        for answer in answers:
            support.check_answer(answer, {"graded": "grade", "ran": "run", "decided": "compare"}.get(answer["status"], "error"))
            got = support.outcome(answer)
            if got != expected[answer["id"]]:
                self.assertIn(got, OURS, answer)
                failed += 1
        return failed

    def assert_recovered(self, server, start, attempts=40):
        """Within some requests everything is answered as if nothing had happened."""
        for number in range(attempts):
            requests = list(mixed(6, start + 6 * number))
            server.send(*(request for request, _ in requests))
            answers = {answer["id"]: support.outcome(answer) for answer in server.take(6)}
            if all(answers[request["id"]] == expected for request, expected in requests):
                return
        self.fail(f"not recovered: {answers}")


class Killed(Faults):
    """Processes of ours are killed while requests are under way."""

    def check_killing(self, name, which, count=60):
        with Server("--slots", "2") as server:
            self.assert_recovered(server, 10_000)  # warm: every kind of process is there
            requests = list(mixed(count))
            server.send(*(request for request, _ in requests))
            answers, killed, rng = [], 0, random.Random(name)
            while len(answers) < count:
                victims = [pid for pid, depth, command in children_of(server.process.pid) if which(depth, command)]
                if victims:
                    try:
                        os.kill(rng.choice(victims), signal.SIGKILL)
                        killed += 1
                    except ProcessLookupError:
                        pass
                time.sleep(0.05)
                while not server.answers.empty():
                    answers.append(server.next())
            self.assertGreater(killed, 0)
            self.assert_answers(answers, {request["id"]: expected for request, expected in requests})
            self.assert_recovered(server, 1000)
            rest, status = server.finish()
            self.assertEqual((rest, status), ([], 0))

    def test_forkers(self):
        self.check_killing("forkers", lambda depth, command: depth == 1 and "forker" in command)

    def test_inits(self):
        self.check_killing("inits", lambda depth, command: depth == 2 and "forker" in command)

    def test_zygotes(self):
        """Children of a forker that run an interpreter; payloads are children of an init."""
        self.check_killing("zygotes", lambda depth, command: depth == 2 and "python" in command)

    def test_workers_of_the_math_checker(self):
        self.check_killing("workers", lambda depth, command: depth == 1 and "forker" not in command)

    def test_stopped_forkers_hold_up_only_their_own_slot(self):
        with Server("--slots", "2") as server:
            self.assert_recovered(server, 10_000)
            forkers = [pid for pid, depth, command in children_of(server.process.pid) if depth == 1 and "forker" in command]
            os.kill(forkers[0], signal.SIGSTOP)
            try:
                server.send(*(compare(number, str(number), str(number)) for number in range(50)))
                self.assertTrue(all(answer["equal"] for answer in server.take(50)))
            finally:
                os.kill(forkers[0], signal.SIGCONT)
            self.assert_recovered(server, 1000)


class Exhausted(Faults):
    """The server has less than it needs."""

    def check_limited(self, limits, more=(), count=24):
        """Whether the shortage was felt: requests failed or waited. With its limits lifted the same server serves."""
        with Server("--slots", "2") as server:
            self.assert_recovered(server, 10_000)
            before = {what: resource.prlimit(server.process.pid, what) for what, _ in limits}
            for what, most in limits:
                soft = most(server.process.pid) if callable(most) else most
                resource.prlimit(server.process.pid, what, (soft, before[what][1]))
            requests = [*mixed(count), *more]
            # What cannot even be read or refused waits: it is answered when there is something again.
            sender = threading.Thread(target=lambda: server.send(*(request for request, _ in requests)), daemon=True)
            sender.start()
            time.sleep(SHORTAGE_S)
            waited = server.answers.qsize() < len(requests)
            for what, old in before.items():
                resource.prlimit(server.process.pid, what, old)
            failed = self.assert_answers(server.take(len(requests)), {request["id"]: expected for request, expected in requests})
            self.assert_recovered(server, 1000)
            sender.join()
            rest, status = server.finish()
            self.assertEqual((rest, status), ([], 0))
            return failed + waited

    def test_descriptors(self):
        failed = [self.check_limited([(resource.RLIMIT_NOFILE, most)]) for most in ((3, 16, 40, 64, 80) if ALL else (3, 40))]
        self.assertGreater(failed[0], 0)

    def test_memory(self):
        """Not a byte more than it has, and some: each ends at another place."""
        size = 4 << 20  # More than a heap has left over.
        large = [(grade(number, "print(len(input()))", "x" * size, f"{size}\n"), "graded accepted") for number in range(100, 106)]
        failed = [self.check_limited([(resource.RLIMIT_AS, lambda pid, spare=spare: mapped(pid) + (spare << 20))], large)
                  for spare in ((0, 1, 2, 4, 8, 16, 64) if ALL else (0, 8))]
        self.assertGreater(failed[0], 0)

    def test_a_disk_that_is_full_costs_no_answer(self):
        with Server("--slots", "1", "--record", "/dev/full") as server:
            requests = list(mixed(6))
            server.send(*(request for request, _ in requests))
            self.assertEqual(self.assert_answers(server.take(6), {r["id"]: expected for r, expected in requests}), 0)
            self.assertEqual(server.finish(), ([], 1))

    def test_a_start_without_descriptors_fails_with_a_message(self):
        for most in (8, 12, 16, 24):
            done = subprocess.run([support.ASSAY, "serve"], input='{"id":1,"op":"ping"}\n', capture_output=True, text=True,
                                  check=False, timeout=60,
                                  preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
            with self.subTest(most):
                if done.returncode == 0:
                    self.assertIn('"status":"ok"', done.stdout)
                else:
                    self.assertIn(done.returncode, (2, 3), done)
                    self.assertTrue(done.stderr)


# The calls that the supervisor, the forkers and the inits make, with an errno that each can have. Not read, write, poll
# and futex: the client's own pipes are among theirs.
CALLS = {
    "openat": "EMFILE", "memfd_create": "ENFILE", "socketpair": "EMFILE", "sendmsg": "ENOBUFS", "recvmsg": "ENOMEM",
    "ppoll": "ENOMEM", "clone3": "EAGAIN", "clone": "EAGAIN", "fcntl": "EINVAL", "pread64": "EIO", "pwrite64": "EIO",
    "eventfd2": "EMFILE", "pipe2": "EMFILE", "openat2": "EMFILE", "getdents64": "EIO", "fstatfs": "EIO",
    "newfstatat": "EACCES", "mkdir": "ENOMEM", "rmdir": "EBUSY", "kill": "EPERM", "wait4": "ECHILD", "prctl": "EINVAL",
    "dup2": "EMFILE", "close_range": "EINVAL", "prlimit64": "EPERM", "mmap": "ENOMEM", "ioctl": "ENOTTY", "chdir": "EACCES",
    "sendfile": "EIO", "sendto": "ENOBUFS", "recvfrom": "ENOMEM", "signalfd4": "EMFILE", "pidfd_open": "EMFILE",
    "personality": "EINVAL", "setsid": "EPERM", "getrusage": "EINVAL",
}
# Those of them that no program of these tests makes: they fail in everything, also in a forker that starts.
PRIVILEGED_CALLS = {
    "mount": "ENOMEM", "open_tree": "EMFILE", "move_mount": "EINVAL", "mount_setattr": "EINVAL", "umount2": "EBUSY",
    "pivot_root": "EINVAL", "sethostname": "EPERM", "unshare": "ENOMEM", "symlink": "ENOSPC", "setgroups": "EPERM",
    "capset": "EPERM", "seccomp": "EINVAL", "setresuid": "EAGAIN", "setresgid": "EAGAIN", "keyctl": "EDQUOT",
    "execveat": "ENOMEM", "dup3": "EMFILE", "pidfd_send_signal": "EPERM",
}
NOT_LOADED = 127  # The dynamic linker gave up.
OF_THE_LOADER = ("mmap",)  # It makes so many that the server never starts.
CI_CALLS = ("openat", "memfd_create", "sendmsg", "clone", "clone3", "close_range", "mount", "seccomp")
CI_CALLS_WHILE_IT_SERVES = ("openat", "openat2", "clone3", "mmap")


@unittest.skipUnless(shutil.which("strace"), "strace is not installed")
class SystemCalls(Faults):
    """Each call fails now and then. `when` counts in each process or thread apart: "2+3" is the second and every
    third after it."""

    def strace(self, log, call, error, when, *more):
        # Detached at execve: a submission whose own calls fail has failed, and that is its verdict.
        detach = [] if call in PRIVILEGED_CALLS else ["-b", "execve"]
        return ["strace", "-f", "-qq", *detach, "-o", log.name, "-e", f"trace={call}", "-e",
                f"inject={call}:error={error}:when={when}", *more]

    def check_call(self, call, error, when, count=12):
        """From the very start, in the supervisor, in what it forks, and privileged calls in everything."""
        with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
            requests = list(mixed(count))
            text = "".join(json.dumps(request) + "\n" for request, _ in requests)
            done = subprocess.run(self.strace(log, call, error, when, support.ASSAY, "serve", "--slots", "2"), input=text,
                                  capture_output=True, text=True, check=False, timeout=240)
            injected = log.read().count("(INJECTED)")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode in (2, 3, NOT_LOADED) and not answers:
            self.assertTrue(done.stderr, "failed to start, without a word")
            return injected
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_answers(answers, {request["id"]: expected for request, expected in requests})
        return injected

    def check_call_while_it_serves(self, call, error, when, count=24):
        """In the supervisor, its forkers and the inits that they make. A server that starts without something is refused
        its start: so this one has started."""
        with Server("--slots", "2") as server, tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
            self.assert_recovered(server, 10_000)
            pids = [server.process.pid, *(pid for pid, _, command in children_of(server.process.pid) if "forker" in command)]
            with subprocess.Popen(self.strace(log, call, error, when, *(f"--attach={pid}" for pid in pids)),
                                  stderr=subprocess.DEVNULL) as tracer:
                try:
                    threads = f"/proc/{server.process.pid}/task"
                    while not all(is_traced(f"{threads}/{thread}/status") for thread in os.listdir(threads)):
                        self.assertIsNone(tracer.poll(), "strace ended")
                        time.sleep(0.02)
                    requests = list(mixed(count))
                    server.send(*(request for request, _ in requests))
                    self.assert_answers(server.take(count), {request["id"]: expected for request, expected in requests})
                finally:
                    tracer.kill()  # Asked to end it would wait for processes that wait for a child in clone(2).
            injected = log.read().count("(INJECTED)")
            self.assert_recovered(server, 20_000)
            self.assertEqual(server.finish(), ([], 0))
        return injected

    def check_all(self, check, calls, whens):
        total = 0
        for call in calls:
            for when in whens:
                error = {**CALLS, **PRIVILEGED_CALLS}[call]
                with self.subTest(call=call, error=error, when=when):
                    start = time.monotonic()
                    injected = check(call, error, when)
                    total += injected
                    if ALL:
                        print(f"{call} {when}: {injected} failed, {time.monotonic() - start:.1f} s", flush=True)
        self.assertGreater(total, 5)

    def test_each_that_fails_is_an_error_and_no_verdict(self):
        calls = [call for call in {**CALLS, **PRIVILEGED_CALLS} if call not in OF_THE_LOADER] if ALL else CI_CALLS
        self.check_all(self.check_call, calls, ("1", "2+3", "7+7", "20+11", "60+40") if ALL else ("9+7",))

    def test_each_that_fails_while_it_serves_is_an_error_and_no_verdict(self):
        calls = {**CALLS, **PRIVILEGED_CALLS} if ALL else CI_CALLS_WHILE_IT_SERVES
        self.check_all(self.check_call_while_it_serves, calls, ("1", "2+3", "7+7", "20+11") if ALL else ("3+5",))

    def test_a_clone_that_cannot_begin_is_an_error_and_no_verdict(self):
        """It ends with a status that a program could have chosen."""
        for call in ("dup2", "close_range"):
            with self.subTest(call=call), Server("--slots", "1") as server, \
                    tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
                outcomes = []

                def ask(number):
                    server.send(grade(number, f"print({number})", "", f"{number}\n"))
                    answer, = server.take(1)
                    outcomes.append(support.outcome(answer))
                    return "tests" in answer and answer["tests"][0]["warm"]
                self.assertTrue(any(ask(number) for number in range(200)), "no warm run")
                zygotes = [pid for pid, depth, command in children_of(server.process.pid)
                           if depth == 2 and "python" in command]
                with subprocess.Popen(self.strace(log, call, "ENOMEM", "1+", *(f"--attach={pid}" for pid in zygotes)),
                                      stderr=subprocess.DEVNULL) as tracer:
                    while not all(is_traced(f"/proc/{pid}/status") for pid in zygotes):
                        self.assertIsNone(tracer.poll(), "strace ended")
                        time.sleep(0.02)
                    outcomes.clear()
                    for number in range(1000, 1006):
                        ask(number)
                    tracer.kill()
                self.assertIn("(INJECTED)", log.read())
                self.assertIn("error sandbox", outcomes)
                self.assertLessEqual(set(outcomes), {"error sandbox", "graded accepted"})
                self.assert_recovered(server, 20_000)


del Faults  # A base class: nothing to run by itself.

if __name__ == "__main__":
    support.main()
