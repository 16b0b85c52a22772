#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. The same bytes every time."""
import random
import sys
from collections import Counter
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(8)


def write(name, s, left, right):
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [[len(left), len(right), s], left, right]
    path.with_suffix(".in").write_text("".join(" ".join(map(str, row)) + "\n" for row in rows))
    lefts, rights = Counter(left), Counter(right)
    pairs = [(a, s - a) for a in sorted(lefts) for _ in range(min(lefts[a], rights[s - a]))]
    path.with_suffix(".ans").write_text("".join(f"{a} {b}\n" for a, b in pairs) or "none\n")


def some(count, low, high):
    return [RNG.randint(low, high) for _ in range(count)]


write("sample/1", 10, [3, 3, 3, 4, 9], [7, 7, 6, 6, 2])
write("sample/2", 5, [1, 2], [1, 2])
write("secret/01_smallest", 2, [1], [1])
write("secret/02_none", 2, [2, 3, 4], [2, 3, 4])
write("secret/03_repeats_left", 9, [4, 4, 4, 4], [5])
write("secret/04_repeats_right", 9, [4], [5, 5, 5, 5])
write("secret/05_both_sides_equal", 8, [4, 4, 4], [4, 4])
write("secret/06_largest_lengths", 2 * 10**9, [10**9] * 3, [10**9] * 2 + [1])
write("secret/07_many_repeats", 12, some(300, 1, 11), some(200, 1, 11))
write("secret/08_swapped_pairs", 100, [30, 70, 20], [70, 30, 80])
left = some(400, 1, 10**9)
write("secret/09_random", 10**9, left, [max(1, 10**9 - a) for a in RNG.sample(left, 150)] + some(200, 1, 10**9))
write("secret/10_dense", 3000, some(1000, 1, 3000), some(1000, 1, 3000))
# Full size, but of few digits so that the file stays small; no hinge until the very last part.
write("secret/11_full_size", 150, [7, 8, 9] * 6666 + [9, 100], [1, 2, 3] * 6666 + [2, 50])
