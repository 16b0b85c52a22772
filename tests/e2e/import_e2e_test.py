#!/usr/bin/env python3
"""Each data set's form, imported and graded: the reference solutions are accepted, others are not.

The rows of import_data/ are our own. Real data sets are read where ../shared has them.
"""
import gzip
import json
import os
import unittest

from cli_binary import SHARED, CliTest, skip

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "import_data")
ROWS = {"humaneval": 2, "mbpp": 3, "gsm8k": 2, "math": 3, "apps": 3, "leetcode": 1}


class Import(CliTest):
    def import_and_grade(self, name, file, accepted):
        self.expect(0, "import", name, file, "-o", "p.jsonl", "--samples", "s.jsonl")
        done = self.expect(0, "eval", "--problems", "p.jsonl", "--samples", "s.jsonl", "--results", "r.jsonl", "--json",
                           timeout=600)
        summary = json.loads(done.stdout)
        wrong = [r for r in self.lines("r.jsonl") if r["verdict"] != "accepted"]
        self.assertEqual(summary["accepted"], accepted, wrong[:3])
        return wrong

    def test_reference_solutions_are_accepted(self):
        for name, rows in ROWS.items():
            with self.subTest(name):
                # MATH-500's third row states its answer without boxing it: no verdict "accepted".
                expected = rows - 1 if name == "math" else rows
                self.import_and_grade(name, os.path.join(DATA, name + ".jsonl"), expected)
                os.remove(self.path("r.jsonl"))

    def test_the_challenge_assertions_of_mbpp_are_run(self):
        self.import_and_grade("mbpp-challenge", os.path.join(DATA, "mbpp.jsonl"), 3)
        self.assertIn("[-1]", self.lines("p.jsonl")[0]["test"])

    def test_other_solutions_are_not_accepted(self):
        self.expect(0, "import", "apps", os.path.join(DATA, "apps.jsonl"), "-o", "p.jsonl")
        self.write_lines("s.jsonl", [
            {"problem_id": "apps/0", "code": "print(3)"},
            {"problem_id": "apps/1", "code": "class Solution:\n    def total(self, xs, y):\n        return [6]\n"},
            {"problem_id": "apps/2", "code": "def ends(xs):\n    return (1, 2)\n"}])
        self.expect(0, "eval", "--problems", "p.jsonl", "--samples", "s.jsonl", "--results", "r.jsonl")
        self.assertEqual([r["reward"] for r in self.lines("r.jsonl")], [0, 0, 0])

    def test_gzip_is_read(self):
        with open(os.path.join(DATA, "gsm8k.jsonl"), "rb") as plain, gzip.open(self.path("g.gz"), "wb") as packed:
            packed.write(plain.read())
        self.expect(0, "import", "gsm8k", "g.gz", "-o", "p.jsonl")
        self.assertEqual([p["gold"] for p in self.lines("p.jsonl")], ["1,236", "6"])

    def test_a_refused_row_is_told_and_the_exit_code_is_1(self):
        self.write_lines("rows.jsonl", [{"question": "?", "answer": "#### 1"}, {"question": "?"}])
        done = self.expect(1, "import", "gsm8k", "rows.jsonl", "-o", "p.jsonl")
        self.assertIn('refused: rows.jsonl:2: row: "answer" is missing', done.stderr)
        self.assertIn("1 of 2 rows converted, 1 refused", done.stderr)
        self.assertEqual(len(self.lines("p.jsonl")), 1)

    def test_faults_of_the_command_line_are_2_and_leave_no_file(self):
        self.expect(2, "import", "gsm8k", "none.jsonl", "-o", "p.jsonl")
        self.expect(2, "import", "humanevil", "none.jsonl")
        self.assertEqual(os.listdir(self.folder), [])

    def shared(self, *parts):
        path = os.path.join(SHARED, "data", *parts)
        if not os.path.exists(path):
            skip(self, path + " is not here", always=True)
        return path

    def test_the_whole_of_humaneval(self):
        self.import_and_grade("humaneval", self.shared("humaneval", "HumanEval.jsonl.gz"), 164)

    def test_the_whole_of_gsm8k(self):
        self.import_and_grade("gsm8k", self.shared("gsm8k", "test.jsonl"), 1319)

    def test_the_whole_of_leetcode_is_converted(self):
        self.expect(0, "import", "leetcode", self.shared("leetcode", "leetcode_asserts.jsonl"), "-o", "p.jsonl")
        self.assertEqual(len(self.lines("p.jsonl")), 1745)

    def test_the_whole_of_math_is_converted(self):
        self.expect(0, "import", "math", self.shared("math", "test.jsonl"), "-o", "p.jsonl")
        self.assertEqual(len(self.lines("p.jsonl")), 5000)


if __name__ == "__main__":
    unittest.main()
