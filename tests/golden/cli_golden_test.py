#!/usr/bin/env python3
"""What the binary prints for people, held as text: tests/golden/cli_*.txt.

Times, sizes, versions, the tier and the width of columns are masked. ASSAY_UPDATE_GOLDEN=1 writes the
files anew; the diff is then the review.
"""
import difflib
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "e2e"))
from cli_binary import CliTest, masked  # noqa: E402

COMMANDS = ["grade", "run", "compare", "eval", "replay", "serve", "validate", "import", "doctor", "prepare"]
SUM = ('{"id":"sum","kind":"stdio","tests":[{"name":"small","stdin":"2 3\\n","answer":"5\\n"},'
       '{"stdin":"1 1\\n","answer":"2\\n"}]}\n')
HALF = '{"id":"half","kind":"answer","gold":"1/2"}\n'


def stable(text):
    text = masked(text)
    text = re.sub(r"Python \d+\.\d+\.\d+", "Python <version>", text)
    text = re.sub(r"assay \d+\.\d+\.\d+", "assay <version>", text)
    text = re.sub(r"\b(tier:?) +(full|rootless)\b", r"\1 <tier>", text)
    return re.sub(r"(\S) {2,}", r"\1  ", text)


class Golden(CliTest):
    def setUp(self):
        super().setUp()
        self.said = ""
        self.write("sum.json", SUM)
        self.write("half.json", HALF)
        self.write("right.py", "print(sum(map(int, input().split())))\n")
        self.write("wrong.py", "print(5)\n")

    def say(self, *arguments, mask=stable, **kwargs):
        done = self.assay(*arguments, **kwargs)
        self.said += "$ assay " + " ".join(arguments) + "\n"
        self.said += mask(done.stdout)
        self.said += "".join("[stderr] " + line + "\n" for line in mask(done.stderr).splitlines())
        self.said += f"[exit {done.returncode}]\n\n"

    def compare(self, name):
        path = os.path.join(HERE, name)
        if os.environ.get("ASSAY_UPDATE_GOLDEN") == "1":
            with open(path, "w", encoding="utf-8") as file:
                file.write(self.said)
            return
        with open(path, encoding="utf-8") as file:
            golden = file.read()
        diff = "".join(difflib.unified_diff(golden.splitlines(True), self.said.splitlines(True), name, "printed now"))
        self.assertEqual(diff, "", "\n" + diff)

    def test_help(self):
        self.say("--help", mask=str)
        for command in COMMANDS:
            self.say(command, "--help", mask=str)
        self.say("--version")
        self.compare("cli_help.txt")

    def test_grade(self):
        self.say("grade", "--problem", "sum.json", "right.py")
        self.say("grade", "--problem", "sum.json", "--details", "wrong.py")
        self.say("grade", "--problem", "half.json", "--text", "-", stdin="It is \\boxed{0.5}.")
        self.say("grade", "--problem", "half.json", "--text", "-", stdin="It is \\boxed{0.6}.")
        self.say("grade", "--problem", "half.json", "--text", "-", stdin="I do not know.")
        self.compare("cli_grade.txt")

    def test_run(self):
        self.say("run", "right.py", "--stdin", "-", stdin="20 22\n")
        self.say("run", "right.py")
        self.compare("cli_run.txt")

    def test_compare(self):
        self.say("compare", "\\frac{1}{2}", "0.5")
        self.say("compare", "1/2", "0.51")
        self.say("compare", "1/2", "\\frac{")
        self.say("compare", "--explain", "-1/2", "-50\\%")
        self.compare("cli_compare.txt")

    def test_eval(self):
        self.write("p.jsonl", SUM + HALF + HALF.replace("half", "other"))
        self.write("s.jsonl", '{"problem_id":"sum","code":"print(5)"}\n'
                              '{"task_id":"sum","code":"print(sum(map(int, input().split())))"}\n'
                              '{"problem_id":"half","completion":"\\\\boxed{0.5}"}\n'
                              '{"problem_id":"half","code":"x","language":"klingon"}\n')
        self.say("eval", "--problems", "p.jsonl", "--samples", "s.jsonl", "--results", "r.jsonl", "--k", "1,2")
        self.compare("cli_eval.txt")

    def test_faults(self):
        self.say("garde")
        self.say("grade", "right.py")
        self.say("grade", "--problem", "nowhere", "right.py")
        self.say("grade", "--problem", "sum.json", "none.py")
        self.say("grade", "--problem", "sum.json", "--language", "klingon", "right.py")
        self.say("compare", "1")
        self.say("compare", "--explian", "1", "1")
        self.say("compare", "--policy", "rel_toll=1", "1", "1")
        self.say("serve", "--slots", "0")
        self.say("eval", "--problems", "p", "--samples", "s", "--results", "r", "--k", "ten")
        self.say("import", "humanevil", "rows.jsonl")
        self.write("rows.jsonl", '{"question":"?"}\n')
        self.say("import", "gsm8k", "rows.jsonl")
        self.say("validate", "nowhere")
        self.compare("cli_faults.txt")


if __name__ == "__main__":
    unittest.main()
