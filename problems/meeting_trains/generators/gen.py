#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. The same bytes every time."""
import random
import sys
from fractions import Fraction
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(77)
LIMIT = 10**15


def answer(p, q, u, v):
    if p == q:
        return "0"
    if u == v or Fraction(q - p, u - v) < 0:
        return "never"
    return repr(float(Fraction(q - p, u - v)))


def write(name, questions):
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(" ".join(map(str, question)) + "\n" for question in questions)
    path.with_suffix(".in").write_text(f"{len(questions)}\n{lines}")
    path.with_suffix(".ans").write_text("".join(answer(*q) + "\n" for q in questions))


def mixed(count, largest):
    return [tuple(RNG.randint(-largest, largest) for _ in range(4)) for _ in range(count)]


write("sample/1", [(0, 10, 3, 1), (0, 10, 1, 3), (0, 10, 2, 0)])
write("sample/2", [(0, 1, 1, -2), (7, 7, 1, 2)])
write("secret/01_same_place", [(5, 5, 1, 1), (0, 0, 0, 0), (-3, -3, 4, -4)])
write("secret/02_same_speed", [(1, 2, 3, 3), (2, 1, -3, -3), (1, 2, 0, 0)])
write("secret/03_apart", [(0, 1, -1, 1), (1, 0, 1, -1), (0, 5, -2, 3)])
write("secret/04_negative_places", [(-10, -4, 3, 0), (-4, -10, 0, 3), (-4, -10, 0, 4)])
write("secret/05_thirds", [(0, 1, 3, 0), (0, 2, 3, 0), (0, 1000, 7, 0), (0, 1, 11, -2)])
# Short times: six printed decimals are none at all.
write("secret/06_short_times", [(0, k, 10**7 + k, -(10**6)) for k in range(1, 40)])
# Long times: an error of 1e-9 is far below what a float of 32 bits can hold.
write("secret/07_long_times", [(-LIMIT + k, LIMIT - k, 1, 0) for k in range(40)])
write("secret/08_small", mixed(300, 6))
write("secret/09_medium", mixed(300, 10**6))
write("secret/10_large", mixed(300, LIMIT))
# Places that differ in their last digit, lost where they are first made floats of 32 bits.
write("secret/11_close_places", [(LIMIT - 1 - k, LIMIT, 2 + k, 1) for k in range(60)])
