#!/usr/bin/env python3
"""Writes tests.json of this package: gen.py [FOLDER]. The same bytes every time."""
import json
import math
import random
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(19)
TESTS = []


def report(readings, since):
    result = {}
    for station in sorted({station for station, _, _ in readings}):
        mine = [(d, c) for s, d, c in readings if s == station and (since is None or d >= since)]
        if mine:
            highest = max(c for _, c in mine)
            mean = math.fsum(c for _, c in mine) / len(mine)
            result[station] = (mean, sorted({d for d, c in mine if c == highest}))
    return result


def add(name, readings, since=None):
    test = {"name": name, "args": [[{"$tuple": list(reading)} for reading in readings]]}
    if since is not None:
        test["kwargs"] = {"since": since}
    test["expected"] = {
        station: {"$tuple": [mean, {"$set": days}]}
        for station, (mean, days) in report(readings, since).items()
    }
    TESTS.append(test)


def mixed(count, stations, days, degrees):
    """Temperatures of few digits, so that the highest one comes back."""
    names = [f"station {k}" for k in range(stations)]
    return [
        (RNG.choice(names), RNG.randint(1, days), RNG.randint(-degrees, degrees) / 10)
        for _ in range(count)
    ]


EXAMPLE = [("Reef", 1, 20.0), ("Reef", 2, 23.0), ("Moor", 1, 9.5), ("Reef", 3, 23.0)]
add("example", EXAMPLE)
add("example_since", EXAMPLE, since=2)
add("no_readings", [])
add("nothing_counts", EXAMPLE, since=4)
add("since_zero", [("Moor", -1, 4.0), ("Moor", 0, 2.0), ("Moor", 1, 1.0)], since=0)
add("below_zero", [("Pole", 1, -40.0), ("Pole", 2, -38.5), ("Pole", 3, -61.25)])
add("one_day_twice", [("Reef", 5, 21.5), ("Reef", 5, 21.5), ("Reef", 5, 3.0)])
add("names", [("", 1, 1.0), ("Ærø", 1, 2.5), ("a b", 2, 0.1), ("A B", 2, 0.2)])
add("thirds", [("Reef", day, float(day % 3 == 0)) for day in range(1, 8)])
add("mixed", mixed(60, 5, 9, 40))
add("mixed_since", mixed(60, 5, 9, 40), since=6)
add("many", mixed(400, 12, 30, 150), since=3)
add("large_days", [("Reef", 10**12, 1.5), ("Reef", 10**12 + 1, 1.5), ("Reef", -(10**12), 1.0)])

lines = ",\n".join(json.dumps(test, ensure_ascii=False) for test in TESTS)
(OUT / "tests.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
