#!/usr/bin/env python3
"""Writes a copy of sandbox/ in which every wall of walls.py can be switched off.

Usage: mutate.py SOURCE_DIR OUT_DIR. Edits that do not apply are listed in OUT_DIR/missing.txt, one
"wall: file: anchor" a line, for the test to fail on: the build goes on without them.
"""
import os
import sys

from walls import WALLS


def apply(text, edits, wall, missing):
    for file, anchor, kind, new in edits:
        if text[file].count(anchor) != 1:
            missing.append(f"{wall}: {file}: {anchor.strip()[:90]!r} is there {text[file].count(anchor)} times")
            continue
        whole = {"before": new + anchor, "after": anchor + new, "instead": new}[kind]
        text[file] = text[file].replace(anchor, whole.replace("OFF(", "::assay::mutation::off("))


def write_if_changed(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as old:
            if old.read() == content:
                return
    with open(path, "w", encoding="utf-8") as out:
        out.write(content)


def main():
    source, out = sys.argv[1:]
    text = {}
    for folder in ("sandbox", "sandbox/forker"):
        for name in os.listdir(os.path.join(source, folder)):
            if name.endswith((".cc", ".h", ".S")):
                with open(os.path.join(source, folder, name), encoding="utf-8") as file:
                    text[f"{folder}/{name}"] = file.read()
    missing = []
    # Insertions first: what is put instead may take an anchor away.
    for replacing in (False, True):
        for wall, (_, edits) in WALLS.items():
            apply(text, [e for e in edits if (e[2] == "instead") == replacing], wall, missing)
    text["sandbox/forker_process.cc"] = text["sandbox/forker_process.cc"].replace(
        "const char* const envp[] = {nullptr};", "const char* const envp[] = {::assay::mutation::entry(), nullptr};")
    for name, content in text.items():
        write_if_changed(os.path.join(out, name), content)
    write_if_changed(os.path.join(out, "missing.txt"), "".join(line + "\n" for line in missing))


if __name__ == "__main__":
    main()
