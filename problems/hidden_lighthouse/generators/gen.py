#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. An .in is n and the rock; the interactor reads both."""
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)

for name, last, rock in [("sample/1", 10, 7), ("secret/1_one_rock", 1, 1), ("secret/2_first", 1000000, 1),
                         ("secret/3_last", 1000000, 1000000), ("secret/4_beside_the_middle", 1000000, 500001),
                         ("secret/5_somewhere", 999999, 271828)]:
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{last} {rock}\n")
    path.with_suffix(".ans").write_text(f"{rock}\n")
