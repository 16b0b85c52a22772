#!/usr/bin/env python3
"""Comparisons a second through `assay serve`, in batches of 100 pairs a request."""
import json
import subprocess
import sys
import threading
import time


def main() -> int:
    binary, path = sys.argv[1], sys.argv[2]
    pairs = [{"gold": c["gold"], "answer": c["pred"]} for c in map(json.loads, open(path, encoding="utf-8"))]
    batches = [pairs[i:i + 100] for i in range(0, len(pairs), 100)]
    server = subprocess.Popen([binary, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    lines = [json.dumps({"id": str(i), "op": "compare", "pairs": b}).encode() + b"\n" for i, b in enumerate(batches)]

    def feed() -> None:
        for line in lines:
            server.stdin.write(line)
        server.stdin.close()

    start = time.monotonic()
    threading.Thread(target=feed, daemon=True).start()
    answers = [json.loads(line) for line in server.stdout]
    took = time.monotonic() - start
    server.wait()
    decided = sum(len(a.get("results", [])) for a in answers)
    print(f"{decided} comparisons in {took:.2f} s: {decided / took:.0f}/s ({len(answers)} requests)")
    return 0 if decided == len(pairs) else 1


if __name__ == "__main__":
    sys.exit(main())
