#!/usr/bin/env python3
"""Submissions per second through `assay serve`, beside a bare baseline in the same run.

  serve_throughput.py ASSAY [--count N] [--slots N]

For each workload the same programs are run by a plain interpreter or as a plain process, one fresh
process each and as many at once as there are slots, with no isolation and no limits; the ratio tells
what grading costs. Prints one row a workload.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
import time

SHARED = os.environ.get("ASSAY_SHARED", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared"))
SUM_PY = "print(sum(map(int, input().split())))\n"
SUM_C = '#include <stdio.h>\nint main(void){long a,b;if(scanf("%ld %ld",&a,&b)!=2)return 1;printf("%ld\\n",a+b);}\n'


class Server:
    """One `assay serve`, fed with a batch and read until each request has its answer."""

    def __init__(self, assay, slots):
        self.process = subprocess.Popen([assay, "serve", "--slots", str(slots)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def batch(self, requests):
        """Seconds from the first request to the last answer; every answer must satisfy `ok`."""
        lines = "".join(json.dumps(r) + "\n" for r in requests)
        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(1) as feeder:
            done = feeder.submit(self._feed, lines)
            answers = [json.loads(self.process.stdout.readline()) for _ in requests]
            done.result()
        return time.perf_counter() - start, answers

    def _feed(self, lines):
        self.process.stdin.write(lines)
        self.process.stdin.flush()

    def close(self):
        self.process.stdin.close()
        if self.process.wait(30) != 0:
            sys.exit("assay serve did not end well")


def grade(number, language, code):
    a, b = number, 2 * number + 1
    return {"id": str(number), "op": "grade",
            "problem": {"kind": "stdio", "tests": [{"stdin": f"{a} {b}\n", "answer": f"{a + b}\n"}]},
            "submission": {"language": language, "code": code}}


def function(number, _language, _code):
    tests = [{"args": [number, k], "expected": number + k} for k in range(10)]
    return {"id": str(number), "op": "grade", "problem": {"kind": "function", "entry": "add", "tests": tests},
            "submission": {"language": "python", "code": "def add(a, b):\n    return a + b\n"}}


def asserts(number, _language, _code):
    return {"id": str(number), "op": "grade",
            "problem": {"kind": "asserts", "entry": "add",
                        "test": "def check(f):\n" + "".join(f"    assert f({number}, {k}) == {number + k}\n" for k in range(10))},
            "submission": {"language": "python", "code": "def add(a, b):\n    return a + b\n"}}


def leetcode(count):
    """The first problems of the LeetCode set with their reference solutions; none where it is not there."""
    try:
        with open(os.path.join(SHARED, "data/leetcode/leetcode_asserts.jsonl"), encoding="utf-8") as file:
            rows = [json.loads(line) for line, _ in zip(file, range(count))]
    except OSError:
        return []
    return [{"id": row["id"], "op": "grade",
             "problem": {"kind": "asserts", "setup": row["preamble"], "test": row["test"], "limits": {"cpu_s": 20}},
             "submission": {"language": "python", "code": row["solution"]}} for row in rows]


def warm_up(server, requests, slots):
    """Until the answers of a batch come from warm interpreters, as far as there are any for this."""
    for _ in range(30):
        _, answers = server.batch(requests[:4 * slots])
        if all(test["warm"] for answer in answers for test in answer["tests"][:1]):
            return


def bare(command, count, slots):
    """Seconds for `count` plain processes, `slots` at once."""
    def one(number):
        done = subprocess.run(command, input=f"{number} {2 * number + 1}\n", capture_output=True, text=True, check=True)
        assert done.stdout == f"{3 * number + 1}\n"
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(slots) as pool:
        list(pool.map(one, range(count)))
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assay")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--slots", type=int, default=os.cpu_count())
    options = parser.parse_args()
    server = Server(options.assay, options.slots)
    with tempfile.TemporaryDirectory() as folder:
        source, program, script = (os.path.join(folder, n) for n in ("sum.c", "sum", "sum.py"))
        for path, text in ((source, SUM_C), (script, SUM_PY)):
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
        subprocess.run(["gcc", "-O2", "-o", program, source], check=True)
        print(f"{'workload':<34}{'bare/s':>10}{'assay/s':>10}{'ratio':>8}")
        for name, language, code, command in (
                ("C, compiled once, stdin test", "c", SUM_C, [program]),
                ("Python, warm, stdin test", "python", SUM_PY, ["/usr/bin/python3", script])):
            requests = [grade(n, language, code) for n in range(options.count)]
            server.batch(requests[:2 * options.slots])  # compile, arm
            if language == "python":
                warm_up(server, requests, options.slots)
            bare_seconds = bare(command, options.count, options.slots)
            seconds, answers = server.batch(requests)
            wrong = [a for a in answers if a.get("reward") != 1.0]
            if wrong:
                sys.exit(f"{name}: {len(wrong)} answers without reward 1: {wrong[0]}")
            print(f"{name:<34}{options.count / bare_seconds:>10.0f}{options.count / seconds:>10.0f}"
                  f"{bare_seconds / seconds:>8.2f}")
    small = range(options.count // 4)
    for name, requests, per in (("Python, warm, function tests", [function(n, None, None) for n in small], 10),
                                ("Python, warm, assertion problems", [asserts(n, None, None) for n in small], 1),
                                ("Python, warm, LeetCode problems", leetcode(options.count), 1)):
        if not requests:
            continue
        warm_up(server, requests, options.slots)
        seconds, answers = server.batch(requests)
        wrong = [a for a in answers if a.get("reward") != 1.0]
        if wrong:
            sys.exit(f"{name}: {len(wrong)} answers without reward 1: {wrong[0]}")
        print(f"{name:<34}{'':>10}{per * len(requests) / seconds:>10.0f}")
    pings = [{"id": n, "op": "ping"} for n in range(20000)]
    seconds, _ = server.batch(pings)
    print(f"{'ping':<34}{'':>10}{len(pings) / seconds:>10.0f}")
    pairs = [{"id": n, "op": "compare", "gold": f"\\frac{{{n}}}{{7}}", "answer": f"{n}/7"} for n in range(20000)]
    seconds, answers = server.batch(pairs)
    assert all(a["equal"] is True for a in answers)
    print(f"{'compare, one a request':<34}{'':>10}{len(pairs) / seconds:>10.0f}")
    server.close()


if __name__ == "__main__":
    main()
