#!/usr/bin/env python3
"""Seeds for libFuzzer from the golden pairs: math_corpus.py FOLDER writes one file a pair."""
import sys
from pathlib import Path


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pairs = Path(__file__).resolve().parent.parent / "golden" / "math_pairs"
    for file in sorted(pairs.glob("*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                gold, answer = line.split("\t")[1:]
                (folder / f"{file.stem}_{number}").write_bytes(f"{gold}\0{answer}".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
