#!/usr/bin/env python3
"""Warm interpreters change no verdict: the same requests to `assay serve` and to `assay serve --cold`.

  warm_test.py ASSAY [--all]

HumanEval, as it is solved and as it is not (bodies that do nothing, leave or fail), and the Python programs of
the attacks, where the shared data is (ASSAY_SHARED), and the programs of tests/programs/python. Without --all a
part of HumanEval alone (sandbox_warm_test has the programs, and attacks use up their limits). What is compared is
all that an answer says but what it cost.
"""
import argparse
import glob
import gzip
import json
import os
import sys

import serve_support
from serve_support import ROOT, Server, told

PART = 12  # every so manieth problem without --all
WARMING = 8
BODIES = {"nothing": "    pass\n", "leaves": "    import os\n    os._exit(0)\n", "exits": "    raise SystemExit\n",
          "fails": "    return 1 // 0\n"}


def shared():
    folder = os.environ.get("ASSAY_SHARED", os.path.join(ROOT, "..", "shared"))
    return folder if os.path.isdir(folder) else None


def humaneval(step):
    if shared() is None:
        return
    with gzip.open(os.path.join(shared(), "data", "humaneval", "HumanEval.jsonl.gz"), "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][::step]
    for row in rows:
        for name, body in {"solved": row["canonical_solution"], **BODIES}.items():
            yield f"{row['task_id']} {name}", {
                "op": "grade", "submission": {"language": "python", "code": row["prompt"] + body},
                "problem": {"kind": "asserts", "prompt": row["prompt"], "entry": row["entry_point"], "test": row["test"]}}


def programs(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.py"))):
        with open(path, encoding="latin-1") as file:
            yield os.path.relpath(path, folder), {
                "op": "run", "language": "python", "code": file.read(), "stdin": "1 2\nthree\n",
                "limits": {"cpu_s": 1, "wall_s": 4}}


def is_warm(answer):
    return answer.get("warm", False) or any(test["warm"] for test in answer.get("tests", []))


def answers(requests, *arguments):
    """By name, one after the other: beside others a limit may be passed that is not passed alone."""
    with Server("--slots", "2", *arguments) as server:
        def ask(name):
            server.send({"id": name, **requests[name]})
            return server.next()
        for _ in range(WARMING):  # the second run of a kind asks for its zygote
            ask(next(iter(requests)))
        return {name: ask(name) for name in requests}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assay")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    serve_support.ASSAY = options.assay
    if shared() is None and not options.all:
        print("no shared data: nothing to compare")
        return 0
    requests = dict(humaneval(1 if options.all else PART))
    if options.all:
        requests.update(programs(os.path.join(ROOT, "tests", "programs", "python")))
        requests.update(programs(os.path.join(shared() or "", "attacks")))
    warm, cold = answers(requests), answers(requests, "--cold")
    differing = [name for name in requests if told(warm[name]) != told(cold[name])]
    for name in differing:
        print(f"{name}\n  warm {json.dumps(told(warm[name]))}\n  cold {json.dumps(told(cold[name]))}")
    warm_count = sum(map(is_warm, warm.values()))
    print(f"{len(requests)} requests, {warm_count} warm, {len(differing)} answered otherwise than cold")
    if any(map(is_warm, cold.values())) or warm_count < len(requests) // 2:
        print("what was to be compared was not")
        return 1
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
