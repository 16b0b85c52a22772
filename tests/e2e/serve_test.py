#!/usr/bin/env python3
"""`assay serve`: its real traffic against docs/protocol.schema.json, and the promises of PROTOCOL.md.

  serve_test.py ASSAY [unittest's arguments]
"""
import collections
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import serve_support as support  # noqa: E402
from serve_support import Server, check_answer, compare, grade, outcome, sleeper  # noqa: E402

SHOWN_TO_BE_WRONG = ("r0", "r4", "r5")  # A misspelt member, half a pair, no tests.
OPEN_MEMBERS = ("timing", "usage", "provenance", "reason", "message", "tests", "isolation", "version")


class Reference(unittest.TestCase):
    """docs/PROTOCOL.md says what the server does."""

    def test_examples_are_of_the_schema(self):
        pairs = support.examples()
        self.assertGreaterEqual(len(pairs), 13)
        for request, answer in pairs:
            with self.subTest(request["id"]):
                self.assertEqual(support.REQUEST.is_valid(request), request["id"] not in SHOWN_TO_BE_WRONG)
                if answer:
                    check_answer(answer, request["op"])

    def test_examples_are_what_the_server_answers(self):
        with Server("--slots", "2") as server:
            for request, documented in support.examples():
                with self.subTest(request["id"]):
                    answer = server.ask(request)
                    if documented is None:
                        self.assertNotEqual(answer["status"], "error", answer)
                        self.assertEqual(answer.get("reward", 1.0), 1.0)
                        continue
                    self.assertEqual(set(answer), set(documented))
                    for member in set(documented) - set(OPEN_MEMBERS):
                        self.assert_same(documented[member], answer[member])

    def assert_same(self, documented, answered):
        """Equal, but for sentences and times inside."""
        if isinstance(documented, dict):
            self.assertEqual(set(documented), set(answered))
            for member in set(documented) - set(OPEN_MEMBERS):
                self.assert_same(documented[member], answered[member])
        elif isinstance(documented, list):
            self.assertEqual(len(documented), len(answered))
            for left, right in zip(documented, answered):
                self.assert_same(left, right)
        else:
            self.assertEqual(documented, answered)


class Operations(unittest.TestCase):
    """Every operation and every kind of error, against the schema."""

    CASES = [
        (grade(1, "print(input())", "x\n", "x\n"), "graded accepted"),
        (grade(2, "print(1)", "", "2\n"), "graded wrong_answer"),
        (grade("3", "raise SystemExit(3)", "", ""), "graded runtime_error"),
        (grade(4, "while True: pass", "", "", limits={"cpu_s": 0.2}), "graded time_limit"),
        ({**grade(5, "import sys; sys.stdout.buffer.write(b'\\xff')", "", "x"), "options": {"detail": "full"}},
         "graded wrong_answer"),
        ({**grade(6, "print(1)", "", "1\n"), "options": {"detail": "summary", "stop_at_first_failure": True}},
         "graded accepted"),
        ({"id": 7, "op": "grade", "problem": "second_spin", "submission": {"completion": "\\boxed{7/16}"}},
         "graded accepted"),
        ({"id": 8, "op": "grade", "problem": {"kind": "answer", "gold": "4", "extraction": "boxed"},
          "submission": {"completion": "four"}},
         "graded no_answer"),
        ({"id": 9, "op": "grade", "problem": "no_such_problem", "submission": {"completion": ""}}, "error not_found"),
        ({"id": 10, "op": "grade", "problem": "../problems/second_spin", "submission": {"completion": ""}},
         "error not_found"),
        ({"id": 11, "op": "grade", "problem": {"kind": "program", "language": "cpp", "test": "int main() {}"},
          "submission": {"completion": ""}, "options": {"require_isolation": "separate"}}, "error unsupported"),
        (grade(12, "", "", "", checker={"name": "no_such_checker"}), "error bad_problem"),
        ({**grade(13, ""), "submission": {"language": "klingon", "code": ""}}, "error unknown_language"),
        ({**grade(14, ""), "submission": {"language": "python", "files": {"../x": ""}}}, "error bad_submission"),
        ({**grade(15, ""), "submission": {"language": "python"}}, "error bad_submission"),
        ({**grade(16, ""), "submission": {"language": "c", "code": "int main(){"}}, "graded compile_error"),
        ({"id": 20, "op": "run", "language": "python", "code": "import os; os.kill(os.getpid(), 11)"},
         "ran runtime_error"),
        ({"id": 21, "op": "run", "language": "c", "code": "int main(){"}, "ran compile_error"),
        ({"id": 22, "op": "run", "language": "python", "collect": ["a", "b", "c"],
          "code": "import os; open('a','wb').write(b'\\xff'); os.symlink('/etc/passwd','b'); os.write(1, b'\\xfe')"},
         "ran ok"),
        ({"id": 23, "op": "run", "language": "python", "files": [{"name": "m.py", "content_base64": "cHJpbnQoMSk="}],
          "stdin_base64": "/w==", "args": ["x"]}, "ran ok"),
        ({"id": 24, "op": "run", "language": "python", "code": "", "args": ["\0"]}, "error bad_request"),
        ({"id": 30, **compare(30)}, "decided True"),
        (compare(31, "1", "2"), "decided False"),
        ({**compare(32, "1", "no number at all"), "extract": True, "options": {"detail": "full"}}, "decided None"),
        ({"id": 33, "op": "compare", "pairs": [{"gold": "1", "answer": "1"}, {"gold": 1, "answer": "1"}]}, "decided"),
        ({"id": 34, "op": "compare", "gold": "1"}, "error bad_request"),
        ({"id": 40, "op": "validate", "problem": "second_spin", "repeats": 1}, "validated"),
        ({"id": 41, "op": "validate", "problem": {"kind": "program"}}, "validated"),
        ({"id": 42, "op": "validate", "problem": "no_such_problem"}, "error not_found"),
        ({"id": 50, "op": "ping"}, "ok"),
        ({"id": None, "op": "ping"}, "ok"),
        ({"op": "ping"}, "ok"),
        ({"id": 51, "op": "capabilities"}, "ok"),
        ({"id": 52, "op": "stats"}, "ok"),
        ({"id": 53, "op": "cancel", "target": 99}, "ok"),
        ({"id": 54, "op": "cancel"}, "error bad_request"),
    ]

    def test_each_is_answered_as_the_schema_says(self):
        with Server("--slots", "2") as server:
            for request, expected in self.CASES:
                with self.subTest(id=request.get("id"), op=request["op"]):
                    answer = server.ask(request)
                    self.assertEqual(outcome(answer), expected, answer)
            rest, status = server.finish()
            self.assertEqual((rest, status), ([], 0))

    def test_capabilities_tell_the_slots_that_were_asked_for(self):
        for slots in (1, 3):
            with Server("--slots", str(slots)) as server:
                self.assertEqual(server.ask({"id": 1, "op": "capabilities"})["isolation"]["slots"], slots)

    def test_requests_that_the_server_takes_are_of_the_schema(self):
        for request, expected in self.CASES:
            with self.subTest(id=request.get("id"), op=request["op"]):
                if not expected.startswith("error bad_") and expected != "error unsupported" \
                        and request["id" if "id" in request else "op"] not in (33, 41):
                    support.REQUEST.validate(request)

    def test_the_schema_refuses_what_the_server_refuses(self):
        refused = [{"id": 1.5, "op": "ping"}, {"op": "ping", "x": 1}, {"op": "pong"}, {}, [], "ping",
                   {**compare(1), "policy": {"tolerance": 1}}, {**compare(1), "pairs": []},
                   {**grade(1, ""), "options": {"detail": "all"}}, grade(1, "", limits={"cpu": 1}),
                   grade(1, "", limits={"cpu_s": 0}), grade(1, "", rewards="binary"),
                   {"op": "run", "language": "c"}, {"op": "run", "language": "c", "code": "", "stdni": ""},
                   {"op": "run", "language": "c", "code": "", "files": {"a": ""}},
                   {**grade(1, ""), "submission": {"language": "c", "code": "", "completion": ""}}]
        with Server("--slots", "1") as server:
            for request in refused:
                with self.subTest(request):
                    self.assertFalse(support.REQUEST.is_valid(request))
                    server.send(request)
                    answer = server.next()
                    check_answer(answer, "error")
                    self.assertEqual(answer["status"], "error")


class BadLines(unittest.TestCase):
    """Exactly one answer a line, whatever its bytes."""

    LINES = [
        b"garbage", b"{", b"[]", b"null", b"3", b'"x"', b"{}", b'{"op":"ping"', b'{"op":"ping"}}', b'{"op":"ping"}{}',
        b'{"op":"ping"}\0', b"\0", b"\xff\xfe\xfd", b'{"op":"\xc3("}', b'{"op":"ping","id":"\xed\xa0\x80"}',
        b'{"op":"ping","id":"\\ud800"}', b'{"op":"ping","op":"ping"}', b'{"op":"ping","id":NaN}',
        b'{"op":"ping","id":1e999}', b'{"op":"ping","id":' + b"9" * 5000 + b"}", b'{"op":"ping","x":' + b"[" * 100000,
        b'{"op":"ping","x":' + b"[" * 5000 + b"]" * 5000 + b"}", b'{"op":{"a":[]}}', b'{"op":"exec"}', b'{"op":null}',
        b'{"op":"grade"}', b'{"op":"run"}', b'{"op":"compare"}', b'{"op":"validate"}', b'{"op":"cancel"}',
        b'{"op":"grade","problem":[],"submission":[]}', b'{"op":"grade","problem":"\\u0000","submission":{"completion":""}}',
        b'{"id":{"a":1},"op":"ping"}', b'{"id":"' + b"x" * 2000 + b'","op":"ping"}', b"'", b"\\", b"// comment",
        b"\xef\xbb\xbf{", b"\x1b[31m", b"%s%n%d", b"A" * 1_000_000,
    ]

    def test_each_kind_is_an_error_and_the_stream_goes_on(self):
        with Server("--slots", "1") as server:
            for line in self.LINES:
                with self.subTest(line[:60]):
                    server.send(line)
                    answer = server.next()
                    check_answer(answer, "error")
                    self.assertEqual(answer["status"], "error")
            self.assertEqual(outcome(server.ask({"id": "still here", "op": "ping"})), "ok")

    def test_a_line_over_the_bound(self):
        with Server("--slots", "1") as server:
            server.send(b'{"id":"huge","op":"ping","x":"' + b"y" * (65 << 20) + b'"}', {"id": "next", "op": "ping"})
            answer = server.next()
            check_answer(answer, "error")
            self.assertEqual((answer["id"], answer["error"]["code"]), ("huge", "too_large"))
            self.assertEqual(server.next()["id"], "next")
            self.assertLess(peak_memory_mib(server.process.pid), 600)

    def test_a_mix_of_good_bad_and_mutated_lines(self):
        generator = random.Random(20261122)
        good = [json.dumps(request).encode() for request in (
            compare(0, "1/2", "0.5"), {"id": 0, "op": "ping"}, {"id": 0, "op": "stats"}, grade(0, "print(1)", "", "1"),
            {"id": 0, "op": "cancel", "target": 5}, {"id": 0, "op": "validate", "problem": {"kind": "answer", "gold": "1"}})]
        lines = []
        for number in range(1500):
            kind = generator.randrange(4)
            if kind == 0:
                line = json.dumps(compare(number, str(number), str(number))).encode()
            elif kind == 1:
                line = generator.choice(self.LINES[:-1])
            elif kind == 2:
                line = bytes(generator.randrange(256) for _ in range(generator.randrange(1, 60)))
            else:
                line = bytearray(generator.choice(good))
                for _ in range(generator.randrange(1, 4)):
                    line[generator.randrange(len(line))] = generator.randrange(256)
                line = bytes(line)
            line = line.replace(b"\n", b" ")
            if line.strip(b" \t\r"):
                lines.append((kind, number, line))
        with Server("--slots", "2") as server:
            feeder = threading.Thread(target=lambda: server.send(*(line for _, _, line in lines)))
            feeder.start()
            answers = server.take(len(lines))
            feeder.join()
            rest, status = server.finish()
        self.assertEqual((rest, status), ([], 0))
        by_id = collections.defaultdict(list)
        for answer in answers:
            if answer["status"] == "error":
                check_answer(answer, "error")
            by_id[answer["id"]].append(answer)
        for kind, number, _ in lines:
            if kind == 0:
                self.assertIn("decided True", [outcome(answer) for answer in by_id[number]])


def peak_memory_mib(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


class Flow(unittest.TestCase):
    """Order, back-pressure, cancel, and the three ends."""

    def test_ordered(self):
        with Server("--slots", "2", "--ordered") as server:
            server.send(sleeper(0, 0.5), *(compare(i) for i in range(1, 40)), grade(40, "print(1)", "", "1"),
                        {"id": 41, "op": "ping"}, b"bad", {"id": 42, "op": "ping"})
            self.assertEqual([answer["id"] for answer in server.take(44)], [*range(42), None, 42])

    def test_a_comparison_passes_slow_runs(self):
        with Server("--slots", "1") as server:
            server.send(*(sleeper(f"slow {i}", 5) for i in range(3)), compare("quick"))
            self.assertEqual(server.next()["id"], "quick")

    def test_end_of_input_drains(self):
        with Server("--slots", "2") as server:
            server.send(*(grade(i, "print(1)", "", "1") for i in range(10)))
            server.process.stdin.write(json.dumps(compare("last")).encode())  # No newline.
            answers, status = server.finish()
        self.assertEqual(status, 0)
        self.assertEqual(collections.Counter(a["id"] for a in answers), collections.Counter([*range(10), "last"]))
        self.assertTrue(all(a.get("reward") == 1.0 for a in answers if a["id"] != "last"))

    def test_an_empty_input_is_no_request(self):
        with Server("--slots", "1") as server:
            server.process.stdin.write(b"\n \r\n\t\n")
            self.assertEqual(server.finish(), ([], 0))

    def test_sigterm_finishes_what_was_taken(self):
        with Server("--slots", "1") as server:
            server.ask({"id": "up", "op": "ping"})  # Its signal handlers are there.
            server.send(sleeper("runs", 1), grade("waits", "print(1)", "", "1"))
            time.sleep(0.5)
            server.process.send_signal(signal.SIGTERM)
            answers = server.rest()
            self.assertEqual(server.process.wait(support.PATIENCE_S), 0)
        self.assertEqual({a["id"]: outcome(a) for a in answers}, {"runs": "ran ok", "waits": "graded accepted"})

    def test_a_key_press_reaches_the_whole_group_and_harms_no_run(self):
        with Server("--slots", "1") as server:
            server.ask({"id": "up", "op": "ping"})  # Its signal handlers are there.
            server.send(sleeper("runs", 1), grade("waits", "print(1)", "", "1"))
            time.sleep(0.5)
            os.killpg(server.process.pid, signal.SIGINT)
            answers = server.rest()
            self.assertEqual(server.process.wait(support.PATIENCE_S), 0)
        self.assertEqual({a["id"]: outcome(a) for a in answers}, {"runs": "ran ok", "waits": "graded accepted"})

    def test_a_second_sigterm_ends_what_is_left_with_shutting_down(self):
        with Server("--slots", "1") as server:
            server.ask({"id": "up", "op": "ping"})  # Its signal handlers are there.
            server.send(sleeper("runs", 30), *(grade(i, "print(1)", "", "1") for i in range(5)))
            time.sleep(0.5)
            started = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
            server.process.send_signal(signal.SIGTERM)
            answers = server.rest()
            self.assertEqual(server.process.wait(support.PATIENCE_S), 0)
            self.assertLess(time.monotonic() - started, 15)
        self.assertEqual(len(answers), 6)
        for answer in answers:
            check_answer(answer, "error")
            self.assertEqual(outcome(answer), "error shutting_down")

    def test_cancel(self):
        with Server("--slots", "1") as server:
            server.send(sleeper("runs", 30), grade("waits", "print(1)", "", "1"))
            while not server.ask({"id": "s", "op": "stats"})["running"]:
                time.sleep(0.05)
            server.send({"id": "c1", "op": "cancel", "target": "waits"}, {"id": "c2", "op": "cancel", "target": "runs"})
            started = time.monotonic()
            answers = {answer["id"]: answer for answer in server.take(4)}
            self.assertLess(time.monotonic() - started, 10)
            self.assertEqual(outcome(answers["waits"]), "error cancelled")
            self.assertEqual(outcome(answers["runs"]), "error cancelled")
            self.assertEqual((answers["c1"]["cancelled"], answers["c1"]["stopping"]), (1, 0))
            self.assertEqual((answers["c2"]["cancelled"], answers["c2"]["stopping"]), (0, 1))
            check_answer(answers["c1"], "cancel")
            self.assertEqual(outcome(server.ask(grade("after", "print(1)", "", "1"))), "graded accepted")

    def test_a_client_that_does_not_read_is_held_up_and_loses_nothing(self):
        count = 3000
        padding = "y" * 100_000
        with Server("--slots", "1", "--queue", "16", read=False) as server:
            # The answer quotes both sides: 100 kB in, 100 kB out.
            program = {"op": "compare", "gold": padding, "answer": padding, "options": {"detail": "full"}}
            sent = []

            def feed():
                for number in range(count):
                    server.send({"id": number, **program})
                    sent.append(number)
                server.process.stdin.close()

            feeder = threading.Thread(target=feed)
            feeder.start()
            time.sleep(2)
            self.assertLess(len(sent), count)
            self.assertLess(peak_memory_mib(server.process.pid), 900)
            server.start_reading()
            answers = server.rest()
            feeder.join()
            self.assertEqual(server.process.wait(support.PATIENCE_S), 0)
        self.assertEqual(sorted(answer["id"] for answer in answers), list(range(count)))

    def test_a_client_that_goes_away(self):
        with Server("--slots", "1", read=False) as server:
            server.send(sleeper("runs", 30))
            time.sleep(0.3)
            server.process.stdout.close()
            server.send({"op": "ping"})
            self.assertEqual(server.process.wait(15), 1)

    def test_duplicate_ids_are_all_answered(self):
        with Server("--slots", "2") as server:
            server.send(*([compare("same")] * 20))
            self.assertEqual([answer["id"] for answer in server.take(20)], ["same"] * 20)

    def test_answers_go_to_a_file_as_well(self):
        with tempfile.TemporaryFile() as answers:
            lines = "".join(json.dumps(compare(i)) + "\n" for i in range(100))
            subprocess.run([support.ASSAY, "serve", "--slots", "1"], input=lines.encode(), stdout=answers, check=True,
                           timeout=support.PATIENCE_S)
            answers.seek(0)
            self.assertEqual(len(answers.read().splitlines()), 100)


class Client(unittest.TestCase):
    """clients/python."""

    def setUp(self):
        sys.path.insert(0, os.path.join(support.ROOT, "clients", "python"))
        import assay_client
        self.module = assay_client

    def test_calls(self):
        with self.module.Assay(support.ASSAY, slots=2) as assay:
            self.assertTrue(assay.compare("1/2", "so \\boxed{0.5}", extract=True)["equal"])
            self.assertEqual([d.get("equal") for d in assay.compare_pairs([("1", "1"), ("1", "2"), ("1", 3)])],
                             [True, False, None])
            problem = {"kind": "stdio", "tests": [{"answer": "1"}]}
            self.assertEqual(assay.grade(problem, {"language": "python", "code": "print(1)"}, detail="summary")["reward"], 1)
            self.assertEqual(assay.run("python", "print(input())", stdin="x\n")["stdout"], "x\n")
            self.assertEqual(assay.ping()["protocol"], 1)
            self.assertIn("python", [entry["name"] for entry in assay.capabilities()["languages"]])
            self.assertGreater(assay.stats()["answers"]["compare"], 0)

    def test_errors_are_not_rewards(self):
        with self.module.Assay(support.ASSAY, slots=1) as assay:
            with self.assertRaises(self.module.AssayError) as raised:
                assay.grade("no_such_problem", {"completion": ""})
            self.assertEqual((raised.exception.code, raised.exception.transient), ("not_found", False))

    def test_map_keeps_the_order_with_more_requests_than_its_window(self):
        with self.module.Assay(support.ASSAY, slots=2) as assay:
            requests = ({"op": "compare", "gold": str(i % 7), "answer": str(i % 5)} for i in range(500))
            for number, answer in enumerate(assay.map(requests, window=50)):
                self.assertEqual(answer["equal"], number % 7 == number % 5)

    def test_cancel_and_a_server_that_dies(self):
        assay = self.module.Assay(support.ASSAY, slots=1)
        try:
            future = assay.submit("run", language="python", code="import time; time.sleep(30)", limits={"wall_s": 60})
            time.sleep(0.5)
            assay.cancel(future)
            self.assertEqual(future.result(15)["error"]["code"], "cancelled")
            lost = assay.submit("run", language="python", code="import time; time.sleep(30)", limits={"wall_s": 60})
            time.sleep(0.3)
            assay._process.kill()
            with self.assertRaises(self.module.AssayError):
                lost.result(15)
            with self.assertRaises(self.module.AssayError):
                time.sleep(0.2)
                assay.ping()
        finally:
            assay.close()

    def test_the_example_of_its_readme_runs(self):
        with open(os.path.join(support.ROOT, "clients", "python", "README.md"), encoding="utf-8") as page:
            code = page.read().split("```python\n")[1].split("```")[0]
        code = code.replace('Assay("assay", slots=4)', f"Assay({support.ASSAY!r}, slots=2)")
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=support.PATIENCE_S,
                              env={**os.environ, "PYTHONPATH": os.path.join(support.ROOT, "clients", "python")})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.splitlines()[:2], ["True", "1.0"])


if __name__ == "__main__":
    support.main()
