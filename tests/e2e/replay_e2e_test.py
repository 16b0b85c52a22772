#!/usr/bin/env python3
"""assay replay: what was recorded is graded again, by `assay eval` and by `assay serve --record`."""
import json
import os
import subprocess
import unittest

from cli_binary import ASSAY, CliTest

ECHO = {"kind": "stdio", "tests": [{"stdin": "7\n", "answer": "7\n"}, {"stdin": "8\n", "answer": "8\n"}]}
REQUESTS = [
    {"id": "g", "op": "grade", "problem": ECHO, "submission": {"language": "python", "code": "print(input())"}},
    {"id": "r", "op": "run", "language": "bash", "code": "echo out; echo err >&2; exit 3"},
    {"id": "c", "op": "compare", "pairs": [{"gold": "1/2", "answer": "0.5"}, {"gold": "1", "answer": "2"}]},
    {"id": "p", "op": "ping"},
    {"id": "e", "op": "grade", "problem": ECHO, "submission": {"language": "klingon", "code": ""}},
]


class Replay(CliTest):
    def evaluate(self):
        self.write_lines("p.jsonl", [dict(ECHO, id="echo")])
        self.write_lines("s.jsonl", [{"problem_id": "echo", "code": f"print({what})"}
                                     for what in ("input()", "9", "7", "nothing")])
        self.expect(0, "eval", "--problems", "p.jsonl", "--samples", "s.jsonl", "--results", "r.jsonl")
        return self.lines("r.jsonl")

    def record(self):
        self.expect(0, "serve", "--record", "rec.jsonl", stdin="".join(json.dumps(r) + "\n" for r in REQUESTS))
        return self.lines("rec.jsonl")

    def replay(self, status, *arguments):
        """The differences by name, and the summary."""
        lines = [json.loads(line) for line in self.expect(status, "replay", "--json", *arguments).stdout.splitlines()]
        return {line["name"]: line["differences"] for line in lines[:-1]}, lines[-1]

    def test_results_of_an_evaluation_replay_by_themselves(self):
        self.evaluate()
        self.assertEqual(self.replay(0, "r.jsonl"),
                         ({}, {"same": 4, "different": 0, "failed": 0, "skipped": 0, "interrupted": False}))
        self.assertEqual(self.expect(0, "replay", self.path("r.jsonl")).stdout,
                         "4 replayed: 4 the same, 0 different\n")

    def test_each_result_that_differs_is_told(self):
        results = self.evaluate()
        for result in results:
            if result["sample"] == 0:
                result["reward"], result["tests"][1]["verdict"] = 0, "time_limit"
                result["provenance"]["toolchain"] = "Python 1.4"
            if result["sample"] == 1:
                result["flags"] = ["early_exit"]
        self.write_lines("changed.jsonl", results)
        found, summary = self.replay(1, "changed.jsonl")
        self.assertEqual(found, {"sample 0 (echo)": ["reward: 0 -> 1.0", "tests[1].verdict: time_limit -> accepted"],
                                 "sample 1 (echo)": ['flags: ["early_exit"] -> []']})
        self.assertEqual((summary["same"], summary["different"]), (2, 2))
        self.assertIn("(toolchain Python 1.4 -> Python", self.expect(1, "replay", "changed.jsonl").stdout)

    def test_what_only_cost_more_or_less_does_not_differ(self):
        results = self.evaluate()
        for result in results:
            result["usage"] = result["timing"] = {}
            for test in result["tests"]:
                test.update(cpu_ms=1e6, wall_ms=0, memory_bytes=1, message="in other words")
        self.write_lines("r.jsonl", results)
        self.replay(0, "r.jsonl")

    def test_files_that_moved_are_named_and_files_that_changed_are_refused(self):
        self.evaluate()
        os.mkdir(self.path("new"))
        for name in ("p.jsonl", "s.jsonl"):
            os.rename(self.path(name), self.path("new/" + name))
        self.expect(2, "replay", "r.jsonl")
        moved = ("--problems", "new/p.jsonl", "--samples", "new/s.jsonl", "r.jsonl")
        self.replay(0, *moved)
        with open(self.path("new/s.jsonl"), encoding="utf-8") as file:
            text = file.read()
        self.write("new/s.jsonl", text.replace("print(9)", "print(10)"))
        self.assertIn("has changed since", self.expect(2, "replay", *moved).stderr)

    def test_what_a_server_recorded_replays_by_itself(self):
        records = self.record()
        self.assertEqual(sorted(r["request"]["id"] for r in records), ["c", "g", "r"])  # what can be replayed
        self.assertEqual(self.replay(0, "rec.jsonl")[1]["same"], 3)
        for record in records:
            answer = record["answer"]
            if answer["id"] == "r":
                answer["stdout"] = "other\n"
            if answer["id"] == "c":
                answer["results"][1]["equal"] = True
        self.write_lines("rec.jsonl", records)
        self.assertEqual(self.replay(1, "rec.jsonl")[0],
                         {'request "r"': ["stdout: other\n -> out\n"], 'request "c"': ["results[1].equal: true -> false"]})

    def test_a_server_appends_to_its_record_and_keeps_a_second_one_out(self):
        self.record()
        self.assertEqual(len(self.record()), 6)
        first = subprocess.Popen([ASSAY, "serve", "--record", "rec.jsonl"], cwd=self.folder, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        first.stdin.write(b'{"op":"ping"}\n')
        first.stdin.flush()
        first.stdout.readline()
        self.assertIn("another server", self.expect(2, "serve", "--record", "rec.jsonl").stderr)
        first.communicate()

    def test_a_record_that_cannot_be_written_costs_no_answer_but_the_exit_status(self):
        requests = [{"id": n, "op": "compare", "gold": str(n), "answer": "1"} for n in range(100)]
        done = self.expect(1, "serve", "--record", "/dev/full", stdin="".join(json.dumps(r) + "\n" for r in requests))
        self.assertEqual(len(done.stdout.splitlines()), 100)

    def test_errors_that_were_recorded_are_passed_over(self):
        results = self.evaluate()
        results[0] = {**results[0], "status": "error", "reward": None, "error": {"code": "sandbox", "message": ""}}
        self.write_lines("r.jsonl", results)
        self.assertEqual(self.replay(0, "r.jsonl")[1]["skipped"], 1)

    def test_lines_that_are_no_records_are_faults(self):
        for line in ("{}", '{"request": {}}', '{"request": {"op": "dance"}, "answer": {}}', "{", '{"sample": -1}',
                     '{"sample": 0, "problem_id": "x", "key": "y"}'):
            self.write("bad.jsonl", line + "\n")
            self.assertIn("bad.jsonl:1: ", self.expect(2, "replay", "bad.jsonl").stderr)


if __name__ == "__main__":
    unittest.main()
