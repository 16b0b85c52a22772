#!/usr/bin/env python3
"""Interpreters that are started ahead change nothing: the programs of tests/e2e/standby by `assay serve` and by
`assay serve --cold`.

  standby_test.py ASSAY

What is compared is all that an answer says but what it cost. The programs look around as much as they can, and
end in as many ways. Each kind of run is asked for three times first, so that its standbys are there.
"""
import argparse
import concurrent.futures
import json
import os
import sys
import time

import serve_support
from serve_support import ROOT, Server, told

FOLDER = os.path.join(ROOT, "tests", "e2e", "standby")
INPUT = "1 2\nthree\n"
LIMITS = {"cpu_s": 10, "wall_s": 20, "memory_mb": 128}
# Where a limit is what ends the run. A cold start counts, a standby's does not.
ENDED_BY = {"sleeps": {**LIMITS, "wall_s": 4}, "too_long": {**LIMITS, "cpu_s": 1}}
WAITING_S = 3  # many times what Node takes to start
WARMING = 4  # the server has a spare slot, and a box asks for a standby after the second run of a kind
JAVA = ("identity", "throws", "exits", "halts", "exits_in_thread", "unflushed", "large", "echoes", "initializer", "deeply",
        "threads", "missing", "too_much", "sleeps", "too_long", "daemon", "refused", "hashes", "")
# How much memory an interpreter had when it gave up, and which addresses.
ONLY_VERDICT = {"too_much.js", "aborts.js"}


def read(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def requests():
    """By name: kinds of run by themselves, so that there are standbys for most."""
    for name, request in programs():
        limits = next((limits for word, limits in ENDED_BY.items() if word in name), LIMITS)
        yield name, {"op": "run", "seed": 7, "limits": limits, **request}


def programs():
    for name in sorted(os.listdir(FOLDER)):
        if name.endswith(".js"):
            yield name, {"language": "javascript", "code": read(name), "stdin": INPUT}
    yield "input_sync.js without input", {"language": "javascript", "code": read("input_sync.js"), "stdin": ""}
    yield "descriptors.js without input", {"language": "javascript", "code": read("descriptors.js"), "stdin": ""}
    yield "module.mjs", {"language": "javascript", "stdin": INPUT,
                         "files": [{"name": "module.mjs", "content": read("module.mjs")}]}
    for what in JAVA:
        yield "Main.java " + what, {"language": "java", "code": read("Main.java"),
                                    "stdin": what and what + "\n" + INPUT}


def answers(*arguments):
    """By name. One slot and one request at a time, so that each run finds the standby of the run before."""
    found = {}
    with Server("--slots", "1", *arguments) as server:
        kinds = set()
        for name, request in requests():
            kind = request["language"], "files" in request
            for _ in range(1 if kind in kinds else WARMING + 1):
                server.send({"id": name, **request})
                found[name] = server.next()
            kinds.add(kind)
    return found


def clocks_of_a_standby():
    """What the clocks that begin with the process tell a run whose standby had to wait: (now, uptime), in s, and
    by how much now is not the time since timeOrigin. None if no run had a standby."""
    code = ("console.log(performance.now() / 1e3, process.uptime(), "
            "(Date.now() - performance.timeOrigin - performance.now()) / 1e3)")
    with Server("--slots", "1") as server:
        for _ in range(WARMING + 3):
            server.send({"id": "clock", "op": "run", "language": "javascript", "code": code})
            server.next()
        time.sleep(WAITING_S)
        server.send({"id": "clock", "op": "run", "language": "javascript", "code": code})
        answer = server.next()
    return [float(word) for word in answer["stdout"].split()] if answer.get("warm") else None


def shown(name, answer):
    if name in ONLY_VERDICT:
        return answer.get("verdict")
    return told(answer)


def print_difference(name, ahead, cold):
    """Where the two part, and what follows there."""
    texts = [json.dumps(ahead), json.dumps(cold)]
    at = len(os.path.commonprefix(texts))
    print(name, *(f"  {title:8}{len(text):7} ... {text[max(at - 40, 0):at + 200]}"
                  for title, text in zip(("standby", "cold"), texts)), sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assay")
    serve_support.ASSAY = parser.parse_args().assay
    with concurrent.futures.ThreadPoolExecutor() as both:
        ahead, cold = both.map(lambda arguments: answers(*arguments), [(), ("--cold",)])
    differing = [name for name in cold if shown(name, ahead[name]) != shown(name, cold[name])]
    for name in differing:
        print_difference(name, shown(name, ahead[name]), shown(name, cold[name]))
    warm = [name for name in ahead if ahead[name].get("warm")]
    print(f"{len(cold)} programs, {len(warm)} by a standby, {len(differing)} answered otherwise than cold")
    print("cold:", *(name for name in ahead if name not in warm))
    if any(answer.get("warm") for answer in cold.values()) or len(warm) < len(ahead) * 3 // 4:
        print("what was to be compared was not")
        return 1
    clocks = clocks_of_a_standby()
    print(f"clocks after a wait of {WAITING_S} s: {clocks}")
    if clocks is None or not all(0 < clock < WAITING_S for clock in clocks[:2]) or abs(clocks[2]) > 1:
        return 1
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
