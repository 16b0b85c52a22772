#!/usr/bin/env python3
"""A fixed mix of 2,000 real pairs: 500 of each of golds with themselves, crosswise, mutated, rewritten."""
import sys
from pathlib import Path

FILES = ("d_golds_self", "d2_cross", "d3_mutants", "d4_rewrites")


def main() -> int:
    for name in FILES:
        lines = (Path(sys.argv[1]) / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for i in range(500):
            print(lines[i * len(lines) // 500])
    return 0


if __name__ == "__main__":
    sys.exit(main())
