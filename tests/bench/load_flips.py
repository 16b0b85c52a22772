#!/usr/bin/env python3
"""The flip test: the same submissions, with known verdicts, on a machine that is more and more overloaded.

  load_flips.py ASSAY [--levels 1,2,4,8] [--rounds N] [--count N]

At level k the server has k slots a processor, and beside it k - 1 processes a processor spin, each in a
session of its own. Every answer must be the known verdict (load_cases.py). A verdict that is another is a
flip and makes the exit status 1; so does an error that is not `overloaded`, which is no verdict and is
counted apart. Starts and ends its own processes only.
"""
import argparse
import json
import os
import subprocess
import sys
import threading
import time

import load_cases

PATIENCE_S = 1200
PROCESSORS = len(os.sched_getaffinity(0))


class Hogs:
    """Processes that spin; each ends by its own pid, and with us if we die (the pipe)."""

    def __init__(self, count):
        spin = ("import os, select, sys\n"
                "while not select.select([0], [], [], 0)[0]:\n"
                "    for _ in range(10**6): pass\n")
        self.processes = [subprocess.Popen([sys.executable, "-c", spin], stdin=subprocess.PIPE, start_new_session=True)
                          for _ in range(count)]

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for process in self.processes:
            process.kill()
            process.wait()
            process.stdin.close()


def grade_all(assay, slots, requests):
    """The answers by id."""
    server = subprocess.Popen([assay, "serve", "--slots", str(slots)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    end = threading.Timer(PATIENCE_S, server.kill)
    end.start()
    try:
        feeder = threading.Thread(target=lambda: (server.stdin.write(b"".join(json.dumps(r).encode() + b"\n"
                                                                              for r in requests)),
                                                  server.stdin.close()))
        feeder.start()
        answers = [json.loads(line) for line in server.stdout]
        feeder.join()
        if server.wait() != 0:
            sys.exit(f"assay serve ended with {server.returncode}")
    finally:
        end.cancel()
        if server.poll() is None:
            server.kill()
            server.wait()
    by_id = {answer["id"]: answer for answer in answers}
    if len(by_id) != len(answers) or len(answers) != len(requests):
        sys.exit(f"{len(answers)} answers to {len(requests)} requests")
    return by_id


def told(answer):
    return "error " + answer["error"]["code"] if answer["status"] == "error" else answer["verdict"]


def one_round(assay, level, cases):
    """(seconds, flips, overloaded): flips as (name, expected, got)."""
    requests = [{"id": number, **request} for number, (_, request, _) in enumerate(cases)]
    start = time.monotonic()
    with Hogs((level - 1) * PROCESSORS):
        answers = grade_all(assay, level * PROCESSORS, requests)
    flips, overloaded = [], 0
    for number, (name, _, verdict) in enumerate(cases):
        got = told(answers[number])
        overloaded += got == "error overloaded"
        if got not in (verdict, "error overloaded"):
            flips.append((name, verdict, got, answers[number]))
    return time.monotonic() - start, flips, overloaded


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assay")
    parser.add_argument("--levels", default="1,2,4,8", help="oversubscriptions, separated by commas")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--count", type=int, default=200, help="submissions a round")
    options = parser.parse_args()
    cases = load_cases.cases(options.count)
    failed = False
    print(f"{PROCESSORS} processors; {len(cases)} submissions a round")
    print(f"{'load':>5} {'slots':>5} {'hogs':>5} {'round':>5} {'flips':>6} {'overloaded':>10} {'seconds':>8}")
    for level in (int(text) for text in options.levels.split(",")):
        for number in range(1, options.rounds + 1):
            seconds, flips, overloaded = one_round(options.assay, level, cases)
            print(f"{level:>4}x {level * PROCESSORS:>5} {(level - 1) * PROCESSORS:>5} {number:>5} {len(flips):>6} "
                  f"{overloaded:>10} {seconds:>8.1f}", flush=True)
            for name, verdict, got, answer in flips:
                print(f"      flip: {name}: {got} instead of {verdict}: {json.dumps(answer)[:600]}", flush=True)
            failed = failed or bool(flips)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
