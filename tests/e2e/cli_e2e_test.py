#!/usr/bin/env python3
"""The commands of the binary, by their exit codes and what they print."""
import json
import os
import subprocess
import sys
import unittest

from cli_binary import ASSAY, SOURCE, CliTest

SUM = {"kind": "stdio", "tests": [{"stdin": "2 3\n", "answer": "5\n"}, {"stdin": "1 1\n", "answer": "2\n"}]}
RIGHT = "print(sum(map(int, input().split())))\n"


class Grade(CliTest):
    def setUp(self):
        super().setUp()
        self.problem = self.write("sum.json", json.dumps(SUM))

    def grade(self, status, *arguments, **kwargs):
        return self.expect(status, "grade", "--problem", self.problem, *arguments, **kwargs)

    def test_accepted_is_0_and_the_last_line_tells_the_reward(self):
        done = self.grade(0, self.write("right.py", RIGHT))
        self.assertRegex(done.stdout.splitlines()[-1], r"^accepted  reward 1  2 of 2 tests  Python 3")
        self.assertNotIn("\x1b", done.stdout)

    def test_wrong_is_1(self):
        done = self.grade(1, self.write("wrong.py", "print(5)\n"))
        self.assertRegex(done.stdout.splitlines()[-1], r"^wrong_answer  reward 0  1 of 2 tests")

    def test_json_is_the_answer_of_the_protocol(self):
        answer = json.loads(self.grade(1, "--json", self.write("wrong.py", "print(5)\n")).stdout)
        self.assertEqual((answer["status"], answer["reward"], answer["verdict"]), ("graded", 0, "wrong_answer"))
        self.assertEqual([t["verdict"] for t in answer["tests"]], ["accepted", "wrong_answer"])

    def test_standard_input_with_a_language(self):
        self.grade(0, "--language", "python3", "-", stdin=RIGHT)

    def test_a_models_text(self):
        self.grade(0, "--text", self.write("answer.txt", "Here:\n```python\n" + RIGHT + "```\n"))

    def test_a_folder_with_a_main_file(self):
        self.write("folder/main.py", "import help\nhelp.go()\n")
        self.write("folder/help.py", "def go():\n    " + RIGHT)
        self.grade(0, self.path("folder"))

    def test_an_archive_with_a_language(self):
        for name, mode in (("solution.zip", "-c"), ("solution.tar.gz", "-czf")):
            main = self.write("main.py", "import help\nhelp.go()\n")
            help_file = self.write("help.py", "def go():\n    " + RIGHT)
            archive = self.path(name)
            tool = ["tar", mode, archive, "-C", os.path.dirname(main), "main.py", "help.py"]
            if name.endswith("zip"):
                tool = [sys.executable, "-m", "zipfile", mode, archive, main, help_file]
            subprocess.run(tool, check=True)
            self.grade(0, "--language", "python", archive)
            self.assertIn("--language", self.grade(2, archive).stderr)
        self.grade(2, "--language", "python", self.write("not_one.zip", RIGHT))

    def test_a_compiled_language_and_its_compile_error(self):
        self.grade(0, self.write("sum.c", "#include <stdio.h>\nint main(){int a,b;scanf(\"%d%d\",&a,&b);"
                                          "printf(\"%d\\n\",a+b);}\n"))
        done = self.grade(1, self.write("bad.c", "int main( {}\n"))
        self.assertIn("compile_error  reward 0", done.stdout)
        self.assertIn("error:", done.stdout)

    def test_one_problem_of_a_set(self):
        self.write_lines("set.jsonl", [{"id": "a", "kind": "answer", "gold": "1"},
                                       {"id": "b", "kind": "answer", "gold": "1/2", "statement": "?"}])
        answer = self.write("answer.txt", "so it is \\boxed{0.5}")
        self.expect(0, "grade", "--problem", self.path("set.jsonl") + "#b", "--text", answer)
        self.expect(1, "grade", "--problem", self.path("set.jsonl") + "#a", "--text", answer)
        self.expect(2, "grade", "--problem", self.path("set.jsonl") + "#c", "--text", answer)

    def test_a_package_by_its_folder(self):
        package = os.path.join(SOURCE, "problems", "concert_poster")
        accepted = os.path.join(package, "submissions", "accepted")
        solution = os.path.join(accepted, sorted(os.listdir(accepted))[0])
        self.expect(0, "grade", "--problem", package, solution)

    def test_faults_of_the_input_are_2_and_say_what_is_wrong(self):
        right = self.write("right.py", RIGHT)
        self.assertIn("no-such", self.expect(2, "grade", "--problem", "no-such", right).stderr)
        self.assertIn("none.py", self.grade(2, self.path("none.py")).stderr)
        self.assertIn("--language", self.grade(2, self.write("x.unknown", RIGHT)).stderr)
        self.grade(2, "--language", "klingon", right)
        broken = self.write("broken.json", json.dumps(dict(SUM, cheker="tokens")))
        self.assertIn("cheker", self.expect(2, "grade", "--problem", broken, right).stderr)
        self.expect(2, "grade", right)

    def test_hostile_output_does_not_reach_the_terminal(self):
        done = self.grade(1, "--details", self.write("evil.py", "print('\\x1b]0;owned\\x07')\n"))
        self.assertNotIn("\x1b", done.stdout)
        self.assertIn("owned", done.stdout)


class Run(CliTest):
    def test_output_passes_and_the_verdict_is_told_on_stderr(self):
        file = self.write("a.py", "import sys\nprint(input(), sys.argv[1:])\nprint('oops', file=sys.stderr)\n")
        done = self.expect(0, "run", file, "--stdin", self.write("in", "line\n"), "--", "-x", "3")
        self.assertEqual(done.stdout, "line ['-x', '3']\n")
        self.assertRegex(done.stderr, r"^oops\nok  exit 0  cpu .* wall .* memory .* tier ")

    def test_another_verdict_is_1(self):
        self.assertIn("exit 3", self.expect(1, "run", self.write("a.py", "raise SystemExit(3)\n")).stderr)
        done = self.expect(1, "run", "--cpu", "0.3", self.write("b.py", "while True: pass\n"))
        self.assertIn("time_limit", done.stderr)
        done = self.expect(1, "run", "--memory", "64", self.write("c.py", "x = bytearray(10**9)\n"))
        self.assertRegex(done.stderr, "memory_limit|MemoryError")

    def test_collected_files_are_saved_and_never_over_existing_ones(self):
        file = self.write("a.py", "open('t.csv','w').write('1,2\\n')\n")
        self.expect(0, "run", file, "--collect", "t.csv")
        with open(self.path("t.csv"), encoding="utf-8") as saved:
            self.assertEqual(saved.read(), "1,2\n")
        self.assertIn("t.csv: File exists", self.expect(3, "run", file, "--collect", "t.csv").stderr)

    def test_json_is_the_answer_of_the_protocol(self):
        answer = json.loads(self.expect(0, "run", "--json", self.write("a.sh", "echo hi\n")).stdout)
        self.assertEqual((answer["status"], answer["verdict"], answer["stdout"]), ("ran", "ok", "hi\n"))

    def test_faults_of_the_input_are_2(self):
        self.expect(2, "run", self.path("none.py"))
        for amount in ("-1", "0", "x", "nan", "inf"):
            self.assertIn("--cpu: expected a number greater than 0, got " + amount,
                          self.expect(2, "run", "--cpu", amount, self.write("a.py", "")).stderr)
        self.expect(2, "run")


class Compare(CliTest):
    def test_exit_codes(self):
        self.assertTrue(self.expect(0, "compare", "\\frac{1}{2}", "0.5").stdout.startswith("equal"))
        self.assertTrue(self.expect(1, "compare", "1/2", "0.51").stdout.startswith("different"))
        self.expect(2, "compare", "1/2", "\\frac{")
        self.expect(2, "compare", "1/2")

    def test_negative_numbers_are_answers_not_options(self):
        self.expect(0, "compare", "-5", "-5.0")
        self.expect(1, "compare", "5", "-5")
        self.expect(0, "compare", "--", "-5", "-5.0")

    def test_a_policy_changes_what_is_equal(self):
        self.expect(1, "compare", "1/3", "0.333")
        self.expect(0, "compare", "--policy", "rel_tol=0.01", "1/3", "0.333")
        self.assertIn("rel_toll", self.expect(2, "compare", "--policy", "rel_toll=1", "1", "1").stderr)
        self.expect(2, "compare", "--policy", "rel_tol", "1", "1")

    def test_extraction_from_a_text(self):
        text = "First 7, then\n\\boxed{18}\n"
        self.expect(0, "compare", "--extract", "18", "-", stdin=text)
        self.expect(1, "compare", "--extract", "7", "-", stdin=text)

    def test_explain_shows_how_each_side_was_read(self):
        out = self.expect(0, "compare", "--explain", "\\frac12", "50\\%").stdout
        self.assertIn("read as  1/2", out)
        self.assertIn("decided by\n  rational numbers", out)

    def test_json(self):
        answer = json.loads(self.expect(0, "compare", "--json", "1", "1.0").stdout)
        self.assertEqual((answer["status"], answer["equal"]), ("decided", True))


class Others(CliTest):
    def test_serve_answers_each_request_and_ends_with_its_input(self):
        requests = [{"id": i, "op": "compare", "gold": "1", "answer": str(i)} for i in range(3)] + [{"op": "nonsense"}]
        done = self.expect(0, "serve", "--slots", "1", "--ordered",
                           stdin="".join(json.dumps(r) + "\n" for r in requests))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([a.get("equal") for a in answers[:3]], [False, True, False])
        self.assertEqual((answers[3]["status"], answers[3]["reward"]), ("error", None))

    def test_serve_reads_its_options(self):
        self.expect(2, "serve", "--slots", "0")
        self.expect(2, "serve", "--require-tier", "perfect")
        self.assertIn("no-such-folder is no folder", self.expect(2, "serve", "--problems", "no-such-folder").stderr)

    def test_validate(self):
        self.assertIn(": ok, ", self.expect(0, "validate", "--repeats", "1",
                                           os.path.join(SOURCE, "problems", "concert_poster")).stdout)
        self.expect(2, "validate", "no-such-problem")
        self.expect(2, "validate")

    def test_doctor_tells_in_json_that_it_can_serve(self):
        report = json.loads(self.expect(0, "doctor", "--json").stdout)
        self.assertTrue(report["can_serve"])
        self.assertIn(report["tier"], ("full", "rootless"))
        python = [l for l in report["languages"] if l["name"] == "python"][0]
        self.assertTrue(python["ok"])
        self.assertIn("Python 3", python["version"])

    def test_an_unknown_command_is_told_with_the_one_that_was_meant(self):
        self.assertIn('did you mean "grade"?', self.expect(2, "garde").stderr)

    def test_an_output_that_cannot_be_written_is_3(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([ASSAY, "--help"], stdout=full, check=False)
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    unittest.main()
