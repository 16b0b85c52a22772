#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. The same bytes every time."""
import bisect
import random
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(4)
PRIME = 1_000_000_007


def heights(n, x, a, c, m):
    for _ in range(n):
        yield x
        x = (a * x + c) % m


def write(name, n, x, a, c, m):
    ends = []
    for height in heights(n, x, a, c, m):
        at = bisect.bisect_left(ends, height)
        ends[at : at + 1] = [height]
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{n} {x} {a} {c} {m}\n")
    path.with_suffix(".ans").write_text(f"{len(ends)}\n")


def mixed(n, m):
    return n, RNG.randrange(m), RNG.randrange(m), RNG.randrange(m), m


write("sample/1", 8, 3, 5, 1, 11)
write("sample/2", 5, 7, 1, 0, 10)
write("secret/01_one_stone", 1, 0, 0, 0, 1)
write("secret/02_all_level", 1000, 0, 0, 0, 1)
write("secret/03_two_heights", 1000, 0, 1, 1, 2)
write("secret/04_saw", 3000, 0, 1, 1, 100)
write("secret/05_falling_saw", 3000, 99, 1, 99, 100)
write("secret/06_few_heights", *mixed(4000, 97))
write("secret/07_random", *mixed(2000, PRIME))
write("secret/08_random", *mixed(5000, 65_537))
write("secret/09_large_products", 5000, PRIME - 1, PRIME - 2, PRIME - 3, PRIME)
write("secret/10_full_size_random", 200_000, 123_456_789, 1_103_515_245 % PRIME, 12_345, PRIME)
write("secret/11_full_size_rising", 200_000, 0, 1, 4_999, PRIME)
