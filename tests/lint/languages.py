#!/usr/bin/env python3
"""docs/LANGUAGES.md holds the table of the descriptions in grader/languages/; --write brings it up to date.

Usage: languages.py ROOT [--write]
"""
import glob
import json
import os
import sys

BEGIN, END = "<!-- table: tests/lint/languages.py -->\n", "<!-- end -->\n"


def core_packages(root):
    with open(os.path.join(root, "scripts/packages.txt"), encoding="utf-8") as file:
        lines = [line.split() for line in file if line.startswith("languages ")]
    return {word.split(":")[0] for line in lines for word in line[1:]}


def table(root):
    core = core_packages(root)
    rows = ["| name | language | also called | files | Debian packages | set |\n", "|---|---|---|---|---|---|\n"]
    for path in sorted(glob.glob(os.path.join(root, "grader/languages/*.json"))):
        with open(path, encoding="utf-8") as file:
            language = json.load(file)
        packages = language["tool"]["package"].split()
        rows.append("| `{}` | {} | {} | {} | {} | {} |\n".format(
            os.path.basename(path)[:-len(".json")], language["display"],
            " ".join(f"`{a}`" for a in language["aliases"]), " ".join(f"`{e}`" for e in language["extensions"]),
            " ".join(packages), "core" if set(packages) <= core else ""))
    return "".join(rows)


def main():
    root = sys.argv[1]
    path = os.path.join(root, "docs/LANGUAGES.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    wanted = head + BEGIN + table(root) + END + tail
    if "--write" in sys.argv:
        with open(path, "w", encoding="utf-8") as file:
            file.write(wanted)
    elif text != wanted:
        sys.exit("docs/LANGUAGES.md is not what the descriptions say: python3 tests/lint/languages.py . --write")


if __name__ == "__main__":
    main()
