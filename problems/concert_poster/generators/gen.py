#!/usr/bin/env python3
"""Writes data/ of this package: gen.py [FOLDER]. The same bytes every time."""
import random
import sys
from pathlib import Path

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
RNG = random.Random(33)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!?.,:;*&%$#@()'\"\\/-_"


def write(name, width, lines):
    assert all(len(line) <= width and line == line.strip() for line in lines) and lines[-1]
    path = OUT / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".in").write_text(f"{width}\n" + "".join(line + "\n" for line in lines))
    poster = []
    for i, line in enumerate(lines):
        space = width - len(line)
        before = space // 2 if i % 2 == 0 else (space + 1) // 2
        poster.append((" " * before + line).rstrip(" ") + "\n")
    path.with_suffix(".ans").write_text("".join(poster))


def text(longest):
    words, length = [], 0
    wanted = RNG.randint(1, longest)
    while length < wanted:
        word = "".join(RNG.choice(LETTERS) for _ in range(RNG.randint(1, 9)))[: wanted - length]
        words.append(word)
        length += len(word) + 1
    return " ".join(words)


write("sample/1", 20, ["THE WANDERING REEDS", "play tonight", "", "at eight"])
write("sample/2", 7, ["one", "four", "six", "four"])
write("secret/01_one_letter", 1, ["x"])
write("secret/02_fits", 5, ["abcde", "fghij"])
write("secret/03_odd_and_even", 6, ["a", "a", "bb", "bb", "ccc", "ccc", "dddd", "dddd", "eeeee", "eeeee"])
write("secret/04_empty_lines", 9, ["", "", "even", "", "", "odd", "", "even"])
write("secret/05_punctuation", 30, ['"Hello?" %s %d', "*", "* *", "\\n \\t", "$HOME $(echo x)", "-n", "-e a\\tb"])
write("secret/06_wide", 200, [text(200) for _ in range(40)])
write("secret/07_long", 60, [text(60) if RNG.random() < 0.85 else "" for _ in range(199)] + ["end"])
write("secret/08_narrow", 2, [RNG.choice(["a", "bb", "", "C", "?"]) for _ in range(60)] + ["z"])
