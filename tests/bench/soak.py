#!/usr/bin/env python3
"""A soak: very many mixed requests to one server, and what it holds before, meanwhile and after.

  soak.py ASSAY [--requests 100000] [--samples 10] [--slots 2]

Counted are the server's descriptors (apart: blobs, which are the harness and compiled programs), threads, resident memory and that of its descendants, processes, control
groups and mounts (its own and those of its forkers). Ten answers are checked for each thousand requests of their
kind; all are counted. Exit status 1 if an answer is wrong or missing, or if anything but memory is more at the
end than after the first tenth, or memory by more than 10 % and 8 MiB; or if anything is left when it has ended.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import threading
import time

WINDOW = 256  # Requests under way.
MAX_ARTIFACTS = 4096  # Compiled programs that the server keeps, each a blob (grader/core/artifact_cache.h).
C_CODE = '#include <stdio.h>\nint main(void) {{ int a; if (scanf("%d", &a) != 1) return {}; printf("%d\\n", a); }}\n'


def request(number):
    """(request, what its answer must say). One in four runs in a box, one in a thousand compiles anew."""
    kind = number % 20
    problem = {"kind": "stdio", "tests": [{"stdin": f"{number}\n", "answer": f"{number}\n"}], "limits": {"cpu_s": 10}}
    if kind == 0:
        return {"op": "grade", "problem": problem,
                "submission": {"language": "python", "code": "print(input())"}}, ("verdict", "accepted")
    if kind in (1, 2):
        return {"op": "grade", "problem": problem, "submission": {
            "language": "c", "code": C_CODE.format(2 + number // 1000 % 100)}}, ("verdict", "accepted")
    if kind == 3:
        return {"op": "run", "language": "bash", "code": f"exit {number % 7 + 1}"}, ("exit_code", number % 7 + 1)
    if kind == 4 and number % 100 == 4:
        return {"op": "grade", "problem": {"kind": "asserts", "entry": "f", "test": "assert f(1) == 2"},
                "submission": {"language": "python", "code": "def f(x): return x + 1"}}, ("verdict", "accepted")
    if kind == 4:
        return {"op": "run", "language": "bash", "code": "sleep 9 & kill $$"}, ("verdict", "runtime_error")
    if kind == 5:
        return {"op": "ping"}, ("status", "ok")
    if kind == 6:
        return {"op": "grade", "problem": {"kind": "answer", "gold": str(number)},
                "submission": {"completion": f"\\boxed{{{number}}}"}}, ("verdict", "accepted")
    if kind == 7:
        return {"op": "compare", "gold": f"\\sqrt{{{number % 97 + 2}}}", "answer": f"{number % 97 + 2}^{{1/2}}"}, ("equal", True)
    if kind == 8:
        return {"op": "compare", "gold": "(x+1)^2", "answer": f"x^2+2x+{1 + number % 2}"}, ("equal", number % 2 == 0)
    return {"op": "compare", "gold": f"\\frac{{{number}}}{{3}}", "answer": f"{2 * number}/6"}, ("equal", True)


def descendants(pid):
    parents = collections.defaultdict(list)
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                parents[int(file.read().rsplit(")", 1)[1].split()[1])].append(int(name))
        except OSError:
            pass
    found, level = [], [pid]
    while level:
        level = [child for parent in level for child in parents[parent]]
        found += level
    return found


def lines_of(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return sum(1 for _ in file)
    except OSError:
        return 0


def resident_kib(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("VmRSS")), 0)
    except OSError:
        return 0


def cgroups_of(pid):
    return [path for depth in ("*/", "*/*/", "*/*/*/") for path in glob.glob(f"/sys/fs/cgroup/{depth}assay-{pid}-*")]


def descriptors(pid):
    """(all others, those of cached artifacts and other sealed blobs)"""
    links = []
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            links.append(os.readlink(f"/proc/{pid}/fd/{name}"))
        except OSError:
            pass
    blobs = sum("memfd:assay-blob" in link for link in links)
    return len(links) - blobs, blobs


def measure(pid):
    family = descendants(pid)
    others, blobs = descriptors(pid)
    return {"descriptors": others, "blobs": blobs, "threads": len(os.listdir(f"/proc/{pid}/task")),
            "processes": len(family), "cgroups": len(cgroups_of(pid)),
            "mounts": lines_of(f"/proc/{pid}/mountinfo") + sum(lines_of(f"/proc/{p}/mountinfo") for p in family),
            "server_kib": resident_kib(pid), "family_kib": sum(map(resident_kib, family))}


class Soak:
    def __init__(self, assay, slots):
        self.server = subprocess.Popen([assay, "serve", "--slots", str(slots)], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
        self.room = threading.Semaphore(WINDOW)
        self.expected, self.wrong, self.answered, self.errors = {}, [], 0, collections.Counter()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.server.stdout:
            answer = json.loads(line)
            member, value = self.expected.pop(answer["id"])
            if answer["status"] == "error":
                self.errors[answer["error"]["code"]] += 1
            elif answer.get(member) != value:
                self.wrong.append(answer)
            self.answered += 1
            self.room.release()

    def feed(self, numbers):
        for number in numbers:
            self.room.acquire()
            body, self.expected[number] = request(number)
            self.server.stdin.write(json.dumps({"id": number, **body}).encode() + b"\n")
            if number % 64 == 63:
                self.server.stdin.flush()
        self.server.stdin.flush()
        for _ in range(WINDOW):
            self.room.acquire()
        for _ in range(WINDOW):
            self.room.release()
        time.sleep(0.5)  # What ends beside the answers.


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assay")
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--samples", type=int, default=10)
    parser.add_argument("--slots", type=int, default=2)
    options = parser.parse_args()
    soak = Soak(options.assay, options.slots)
    pid, part, rows, start = soak.server.pid, options.requests // options.samples, [], time.monotonic()
    for sample in range(options.samples):
        soak.feed(range(sample * part, (sample + 1) * part))
        rows.append(measure(pid))
        if sample == 0:
            print(" ".join(f"{name:>12}" for name in ("requests", "seconds", *rows[0])))
        print(" ".join(f"{value:>12}" for value in (soak.answered, round(time.monotonic() - start), *rows[-1].values())),
              flush=True)
    family = descendants(pid)
    soak.server.stdin.close()
    status = soak.server.wait(120)
    soak.reader.join()
    left = [child for child in family if os.path.exists(f"/proc/{child}")]
    faults = [f"{name}: {rows[0][name]} -> {rows[-1][name]}" for name in rows[0] if name.endswith("_kib")
              and rows[-1][name] > rows[0][name] * 1.1 + 8192]
    faults += [f"{name}: {rows[0][name]} -> {rows[-1][name]}" for name in rows[0] if not name.endswith("_kib")
               and rows[-1][name] > rows[0][name] + (MAX_ARTIFACTS if name == "blobs" else 2)]
    faults += [f"left behind: {what}" for what in (*left, *cgroups_of(pid))]
    faults += [f"wrong: {json.dumps(answer)[:300]}" for answer in soak.wrong[:10]]
    if soak.expected or status != 0:
        faults.append(f"{len(soak.expected)} without an answer, exit status {status}")
    print(f"{soak.answered} answers, {len(soak.wrong)} wrong, errors {dict(soak.errors)}")
    for fault in faults:
        print("FAULT", fault)
    return 1 if faults or soak.errors else 0


if __name__ == "__main__":
    sys.exit(main())
