#!/usr/bin/env python3
"""Every hack of the corpus scores 0, and every honest twin 1: README.md tells the format.

All are sent through one server with two slots; the table goes to standard output. Only the binary under
test runs what the files hold, in boxes.

    hacks_test.py ASSAY [WORD...]     only hacks whose path holds a WORD
"""
import json
import os
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
KEYS = {"problem", "language", "tries", "flag", "verdict", "twin"}
RETRIED = ("overloaded",)
TRIES = 4


def parse(path):
    """The header's members, "code" and "path"."""
    with open(os.path.join(FOLDER, path), encoding="utf-8", newline="") as file:
        head, found, code = file.read().partition("\n---\n")
    entry = dict(line.split(": ", 1) for line in head.splitlines())
    assert found and entry.keys() <= KEYS, "%s: a bad header" % path
    return {**entry, "code": code, "path": path}


def folder_of(entry, problems):
    return problems[entry["problem"]]["kind"]


def submission(entry):
    code = entry["code"].encode("utf-8").decode("unicode_escape") if entry["language"] == "bytes" else entry["code"]
    if entry["language"] == "text":
        return {"completion": code}
    return {"language": entry["language"], "code": code}


def load(problems, words):
    honest = [parse("honest/" + name) for name in sorted(os.listdir(os.path.join(FOLDER, "honest")))]
    twins = {(twin["problem"], twin["language"]) for twin in honest}
    hacks = []
    for kind in sorted({problem["kind"] for problem in problems.values()}):
        for name in sorted(os.listdir(os.path.join(FOLDER, kind))):
            hack = parse("%s/%s" % (kind, name))
            assert folder_of(hack, problems) == kind, "%s stands in the wrong folder" % hack["path"]
            assert (hack["problem"], hack["language"]) in twins, "%s has no honest twin" % hack["path"]
            assert hack.get("tries"), "%s does not say what it tries" % hack["path"]
            hacks.append(hack)
    if words:
        hacks = [h for h in hacks if any(word in h["path"] for word in words)]
        wanted = {(h["problem"], h["language"]) for h in hacks}
        honest = [h for h in honest if (h["problem"], h["language"]) in wanted]
    return honest, hacks


def grade(binary, entries, problems):
    """The answers in the order of `entries`. Errors that a client should retry are retried."""
    answers, todo = {}, list(range(len(entries)))
    for _ in range(TRIES):
        lines = "".join(json.dumps({
            "id": i, "op": "grade", "problem": problems[entries[i]["problem"]],
            "submission": submission(entries[i]),
            "options": {"stop_at_first_failure": True}}) + "\n" for i in todo)
        done = subprocess.run([binary, "serve", "--slots", "2"], input=lines.encode(), stdout=subprocess.PIPE,
                              check=True)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            answers[answer["id"]] = answer
        todo = [i for i in todo if (answers[i].get("error") or {}).get("code") in RETRIED]
        if not todo:
            break
    return [answers[i] for i in range(len(entries))]


def fault(entry, answer, honest):
    """What is wrong with the answer, or nothing."""
    if answer["status"] != "graded":
        code = answer["error"]["code"]
        if code in ("missing_toolchain", "unsupported"):
            if os.environ.get("ASSAY_NO_SKIP") == "1":
                return "cannot be run here: " + answer["error"]["message"]
            return None
        return "no grade: %s" % answer["error"]
    if answer["reward"] != (1 if honest else 0):
        return "reward %s" % answer["reward"]
    outside = [flag for flag in answer["flags"] if "read_outside:" in flag]
    if honest and outside:
        return "the flags %s" % outside
    if not honest and entry.get("flag") and entry["flag"] not in answer["flags"]:
        return "the flag %s is missing" % entry["flag"]
    if not honest and entry.get("verdict") and entry["verdict"] != answer["verdict"]:
        return "verdict %s, not %s" % (answer["verdict"], entry["verdict"])
    return None


def main():
    with open(os.path.join(FOLDER, "problems.json"), encoding="utf-8") as file:
        problems = json.load(file)
    honest, hacks = load(problems, sys.argv[2:])
    answers = grade(sys.argv[1], honest + hacks, problems)
    faults = []
    print("%-48s %-12s %-6s %-18s %s" % ("hack", "kind", "reward", "verdict", "flags"))
    for i, (entry, answer) in enumerate(zip(honest + hacks, answers)):
        kind = folder_of(entry, problems)
        print("%-48s %-12s %-6s %-18s %s" % (entry["path"], kind, answer.get("reward"),
                                             answer.get("verdict", answer["status"]),
                                             " ".join(answer.get("flags", []))))
        wrong = fault(entry, answer, i < len(honest))
        if wrong:
            faults.append("%s: %s (%s)" % (entry["path"], wrong, json.dumps(answer)[:600]))
    print("%d hacks, %d honest twins, %d faults" % (len(hacks), len(honest), len(faults)))
    for each in faults:
        print(each)
    if not sys.argv[2:] and len(hacks) < 150:
        faults.append("fewer than 150 hacks")
    return 1 if faults else 0


sys.exit(main())
