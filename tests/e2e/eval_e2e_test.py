#!/usr/bin/env python3
"""assay eval: killed, interrupted, resumed, sharded; its figures against a count of our own."""
import itertools
import json
import os
import signal
import subprocess
import time
import unittest

from cli_binary import ASSAY, CliTest, without_times

ECHO = {"kind": "stdio", "tests": [{"stdin": "7\n", "answer": "7\n"}]}
RIGHT = "print(input())"
WRONG = "print(8)"
CHEAT = "import os, socket\ntry:\n    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\nexcept OSError:\n    pass\nprint(8)"


def sample(problem, code, **more):
    return {"problem_id": problem, "code": code, "language": "python", **more}


class Eval(CliTest):
    def setUp(self):
        super().setUp()
        self.write_lines("p.jsonl", [dict(ECHO, id=f"p{i}") for i in range(4)])

    def command(self, *more, results="r.jsonl"):
        return ["eval", "--problems", "p.jsonl", "--samples", "s.jsonl", "--results", results, *more]

    def results(self, name="r.jsonl"):
        return sorted((without_times(r) for r in self.lines(name)), key=lambda r: r["sample"])

    def start(self, results):
        return subprocess.Popen([ASSAY, *self.command(results=results)], cwd=self.folder,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def wait_for_results(self, process, name, count):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            if os.path.exists(self.path(name)):
                with open(self.path(name), encoding="utf-8") as file:
                    if file.read().count("\n") >= count:
                        return
            time.sleep(0.005)
        self.fail("the evaluation did not get so far")

    def write_many(self):
        self.write_lines("s.jsonl", [sample(f"p{i % 4}", f"import time\ntime.sleep(0.02)\nx = {i}\n" +
                                            (RIGHT if i % 3 else WRONG)) for i in range(40)])

    def test_killed_at_any_time_it_resumes_to_the_results_of_an_uninterrupted_run(self):
        self.write_many()
        self.expect(0, *self.command(results="whole.jsonl"))
        for at in (1, 7, 20):
            process = self.start("killed.jsonl")
            self.wait_for_results(process, "killed.jsonl", at)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        with open(self.path("killed.jsonl"), "ab") as file:
            file.write(b'{"sample":39,"torn')
        done = self.expect(0, *self.command("--json", results="killed.jsonl"))
        self.assertEqual(self.results("killed.jsonl"), self.results("whole.jsonl"))
        self.assertLess(json.loads(done.stdout)["session"]["graded"], 40 - 20 + 1)

    def test_interrupted_it_ends_cleanly_and_goes_on(self):
        self.write_many()
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start("r.jsonl")
            self.wait_for_results(process, "r.jsonl", 4 if number == signal.SIGINT else 12)
            process.send_signal(number)
            out, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 130, err)
            self.assertIn("interrupted", out)
            self.assertEqual([r for r in self.lines("r.jsonl") if r["status"] != "graded"], [])
        self.expect(0, *self.command())
        self.assertEqual(len(self.results()), 40)

    def test_a_second_evaluation_keeps_out(self):
        self.write_many()
        process = self.start("r.jsonl")
        self.wait_for_results(process, "r.jsonl", 1)
        self.assertIn("another evaluation", self.expect(2, *self.command()).stderr)
        process.send_signal(signal.SIGTERM)
        process.communicate()

    def test_pass_at_k_is_the_share_of_choices_with_a_correct_one(self):
        correct = {"p0": [1, 0, 0, 0, 0], "p1": [1, 1, 1, 0, 0], "p2": [0] * 5, "p3": [1] * 5}
        self.write_lines("s.jsonl", [sample(p, RIGHT if c else WRONG) for p, cs in correct.items() for c in cs])
        summary = json.loads(self.expect(0, *self.command("--json", "--k", "1,2,3,5,6")).stdout)
        for k in (1, 2, 3, 5):
            share = [sum(map(any, itertools.combinations(cs, k))) / len(list(itertools.combinations(cs, k)))
                     for cs in correct.values()]
            self.assertAlmostEqual(summary["pass_at_k"][str(k)], sum(share) / 4, places=12)
        self.assertIsNone(summary["pass_at_k"]["6"])
        self.assertEqual(summary["mean_reward"], 9 / 20)

    def test_errors_are_told_apart_and_make_the_exit_code_3(self):
        self.write_lines("s.jsonl", [sample("p0", RIGHT), dict(sample("p0", RIGHT), language="klingon")])
        done = self.expect(3, *self.command())
        self.assertIn("1 unknown_language", done.stdout)
        self.assertIn("pass@1    1.0000", done.stdout)
        self.assertEqual([r["reward"] for r in self.results()], [1.0, None])
        summary = json.loads(self.expect(3, *self.command("--json")).stdout)
        self.assertEqual(summary["session"]["graded"], 1)  # The error was tried again, the grade was not.
        self.assertEqual(summary["errors"], {"total": 1, "by_code": {"unknown_language": 1}})

    def test_flags_are_counted(self):
        self.write_lines("s.jsonl", [sample("p0", RIGHT), sample("p1", CHEAT)])
        summary = json.loads(self.expect(0, *self.command("--json")).stdout)
        self.assertEqual(summary["flagged"]["samples"], 1)
        self.assertEqual(summary["flagged"]["rate"], 0.5)
        self.assertEqual(sum(summary["flagged"]["by_flag"].values()), 1)

    def test_shards_part_the_problems_and_add_up(self):
        self.write_lines("s.jsonl", [sample(f"p{i % 4}", RIGHT if i < 6 else WRONG) for i in range(8)])
        self.expect(0, *self.command(results="whole.jsonl"))
        together = ""
        for shard in ("1/3", "2/3", "3/3"):
            self.expect(0, *self.command("--shard", shard, results="part.jsonl"))
            with open(self.path("part.jsonl"), encoding="utf-8") as file:
                together += file.read()
            os.remove(self.path("part.jsonl"))
        self.write("r.jsonl", together)
        self.assertEqual(self.results(), self.results("whole.jsonl"))
        summary = json.loads(self.expect(0, *self.command("--json")).stdout)
        self.assertEqual((summary["session"]["graded"], summary["accepted"]), (0, 6))
        self.expect(2, *self.command("--shard", "4/3"))

    def test_faults_of_the_files_are_2_and_grade_nothing(self):
        self.write_lines("s.jsonl", [sample("p0", RIGHT), sample("nowhere", RIGHT)])
        self.assertIn("s.jsonl:2: ", self.expect(2, *self.command()).stderr)
        self.write("s.jsonl", "[]\n")
        self.assertIn("s.jsonl:1: ", self.expect(2, *self.command()).stderr)
        self.expect(2, *self.command("--k", "1,x"))
        self.expect(2, *self.command("--k", "0"))
        self.assertEqual(os.path.getsize(self.path("r.jsonl")), 0)

    def test_a_changed_sample_is_not_mistaken_for_one_that_was_graded(self):
        self.write_lines("s.jsonl", [sample("p0", WRONG)])
        self.expect(0, *self.command())
        self.write_lines("s.jsonl", [sample("p0", RIGHT)])
        self.assertIn("another submission or problem", self.expect(2, *self.command()).stderr)

    def test_nothing_to_do_is_a_summary(self):
        self.write("s.jsonl", "")
        self.assertIn("samples     0", self.expect(0, *self.command()).stdout)


if __name__ == "__main__":
    unittest.main()
