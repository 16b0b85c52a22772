#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. Whether it is possible is found by trying all orders up
to 8; beyond that odd and even numbers apart are an order."""
import itertools
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)


def possible(n):
    if n > 8:
        return True
    return any(all(abs(order[i] - order[i - 1]) != 1 for i in range(n))
               for order in itertools.permutations(range(1, n + 1)))


for name, n in [("sample/1", 5), ("sample/2", 3), ("secret/1_four", 4), ("secret/2_six", 6), ("secret/3_seven", 7),
                ("secret/4_odd", 999), ("secret/5_even", 2000)]:
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{n}\n")
    path.with_suffix(".ans").write_text("possible\n" if possible(n) else "impossible\n")
