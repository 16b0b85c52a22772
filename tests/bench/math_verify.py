#!/usr/bin/env python3
"""Math-Verify on labelled pairs: verifications a second and labels missed."""
import json
import sys
import time

from math_verify import parse, verify


def main() -> int:
    cases = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")][:500]
    wrong = 0
    start = time.monotonic()
    for case in cases:
        equal = verify(parse(f"${case['gold']}$"), parse(f"${case['pred']}$"))
        wrong += equal != case["expected"]
    took = time.monotonic() - start
    print(f"{len(cases)} pairs in {took:.1f} s: {len(cases) / took:.0f}/s, {wrong} labels missed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
