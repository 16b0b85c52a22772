#!/usr/bin/env python3
"""What a program can see of its surroundings is the same in every run, whatever the server's own are."""
import os
import unittest

import serve_support
from serve_support import Server

SURROUNDINGS = {
    "environment": ("python", "import os; print(sorted(os.environ.items()))"),
    "hash seed": ("python", "print([hash(text) for text in ('a', 'b', 'c')], set('determinism'))"),
    # Not the addresses in Python: a clone of a warm interpreter has others than a cold start.
    "addresses in C": ("c", "#include <stdio.h>\n#include <stdlib.h>\n"
                            "int main(void) { int x; printf(\"%p %p %p\\n\", (void*)&x, malloc(9), (void*)main); }\n"),
    "locale": ("python", "import locale, sys\n"
                         "print(locale.setlocale(locale.LC_ALL, ''), sys.stdout.encoding, sorted('bBaA'))"),
    "time zone": ("python", "import time; print(time.tzname, time.localtime(0).tm_hour)"),
    "umask": ("bash", "umask; touch x; stat -c %a x"),
    "terminal": ("python", "import shutil; print(shutil.get_terminal_size((1, 1)))"),
    "working directory": ("bash", "pwd; ls -A"),
    "process ids": ("bash", "echo $$ $PPID"),
    "identity": ("bash", "id -u; id -g; hostname 2>/dev/null || cat /proc/sys/kernel/hostname"),
    "limits": ("bash", "ulimit -a | grep -v 'max user processes'"),
    "standard input": ("python", "import sys; print(sys.stdin.isatty(), sys.stdout.isatty())"),
}
EXPECTED = {
    "time zone": "('UTC', 'UTC') 0\n",
    "umask": "0022\n644\n",
    "terminal": "os.terminal_size(columns=80, lines=24)\n",
}


def observe(**server_environment):
    """What each program prints, from a server of its own with other surroundings."""
    kept = os.environ.copy()
    mask = os.umask(0o077 if server_environment else 0o022)
    os.environ.update(server_environment)
    try:
        with Server("--slots", "2", "--ordered") as server:
            server.send(*({"id": name, "op": "run", "language": language, "code": code}
                          for _ in range(2) for name, (language, code) in SURROUNDINGS.items()))
            answers = server.take(2 * len(SURROUNDINGS))
    finally:
        os.umask(mask)
        os.environ.clear()
        os.environ.update(kept)
    return [(answer["id"], answer["stdout"]) for answer in answers]


# What each prints under a seed; under another it prints something else.
SEEDED = {
    "python": "print(hash('a'), {'x', 'y', 'z', 'w'})",
    "perl": "my %h = map { $_ => 1 } 'a' .. 'z'; print join('', keys %h), \"\\n\";",
    "javascript": "console.log(Math.random(), Math.random())",
}


class Determinism(unittest.TestCase):
    def test_a_seed_pins_the_generators_of_a_runtime(self):
        with Server("--slots", "2", "--ordered") as server:
            for language, code in SEEDED.items():
                request = {"id": 1, "op": "run", "language": language, "code": code}
                # Four times each: the later ones may be warm.
                first, second = ([server.ask({**request, "seed": seed})["stdout"] for _ in range(4)] for seed in (7, 4294967295))
                with self.subTest(language):
                    self.assertTrue(first[0])
                    self.assertEqual((len(set(first)), len(set(second))), (1, 1))
                    self.assertNotEqual(first[0], second[0])

    def test_a_seed_of_a_problem_reaches_each_kind(self):
        code = "def f():\n    return hash('a')\n"
        with Server("--slots", "2") as server:
            def told(seed, expected):
                told = []
                for problem in ({"kind": "stdio", "tests": [{"answer": str(expected)}]},
                                {"kind": "function", "entry": "f", "tests": [{"expected": expected}]},
                                {"kind": "asserts", "entry": "f", "test": f"assert f() == {expected}"}):
                    answer = server.ask({"id": 1, "op": "grade", "problem": {**problem, "seed": seed},
                                         "submission": {"language": "python", "code": code + ("print(f())" if "answer" in str(problem) else "")}})
                    told.append(answer["verdict"])
                return told
            value = int(server.ask({"id": 1, "op": "run", "language": "python", "code": code + "print(f())", "seed": 7})["stdout"])
            self.assertEqual(told(7, value), ["accepted"] * 3)
            self.assertEqual(told(8, value), ["wrong_answer"] * 3)

    def test_a_seed_that_is_none_is_refused(self):
        with Server("--slots", "1") as server:
            for seed in (-1, 4294967296, "7", 1.5):
                answer = server.ask({"id": 1, "op": "run", "language": "python", "code": "", "seed": seed})
                self.assertEqual(serve_support.outcome(answer), "error bad_request")

    def test_what_a_run_can_see_is_the_same_each_time(self):
        here = observe()
        elsewhere = observe(LANG="tr_TR.UTF-8", LC_ALL="C", TZ="Asia/Tokyo", PYTHONHASHSEED="7", COLUMNS="10",
                            HOME="/", SECRET="s")
        for (name, first), (_, second) in zip(here[:len(SURROUNDINGS)], here[len(SURROUNDINGS):]):
            with self.subTest(name, what="twice in one server"):
                self.assertTrue(first)
                self.assertEqual(first, second)
        for (name, first), (_, other) in zip(here, elsewhere):
            with self.subTest(name, what="in another server"):
                self.assertEqual(first, other)
        for name, expected in EXPECTED.items():
            self.assertEqual(dict(here)[name], expected)


if __name__ == "__main__":
    serve_support.main()
