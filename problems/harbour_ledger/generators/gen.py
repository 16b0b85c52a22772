#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. The same bytes every time."""
import random
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(20261122)


def write(name, entries):
    text = f"{len(entries)}\n" + "".join(f"{entry}\n" for entry in entries)
    answer = f"{sum(entries)}\n{max(entries)}\n"
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(text)
    path.with_suffix(".ans").write_text(answer)


def number(digits):
    return RNG.randrange(10 ** (digits - 1), 10**digits) if digits > 1 else RNG.randrange(10)


def mixed(count, digits):
    return [number(RNG.randint(1, digits)) * RNG.choice((1, -1)) for _ in range(count)]


write("sample/1", [12, -5, 30])
write("sample/2", [10**30, -1])
write("secret/01_zero_alone", [0])
write("secret/02_negative_alone", [-17])
write("secret/03_cancels", [10**50 + 7, -(10**50) - 7])
write("secret/04_all_negative", [-3, -(10**25), -2, -(10**24)])
write("secret/05_carries", [int("9" * 400), 1])
write("secret/06_borrows", [10**399, -1])
write("secret/07_just_past_int64", [2**63 - 1, 1, -3])
write("secret/08_just_past_double", [2**53, 1])
write("secret/09_small", mixed(40, 3))
write("secret/10_medium", mixed(60, 19))
write("secret/11_past_int128", [2**127 - 1, 2**127 - 1, 2**127 - 1])
write("secret/12_long", mixed(60, 400))
write("secret/13_long_same_size", [number(400) * RNG.choice((1, -1)) for _ in range(40)])
write("secret/14_long_negative", [-number(400) for _ in range(60)])
nearly = number(380)
write("secret/15_cancels_to_little", [nearly, -nearly + 4, nearly * 3, -nearly * 3])
write("secret/16_largest_is_last", [10**100 + k for k in range(40)])
