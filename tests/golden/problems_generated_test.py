#!/usr/bin/env python3
"""Runs the generator of every bundled problem into an empty folder and compares: the tests in the
repository are what their generators make, no more, no less, the same bytes. Also holds each package
to its share of the repository."""
import subprocess
import sys
import tempfile
from pathlib import Path

MAX_PACKAGE_BYTES = 200_000


def files(folder):
    """Content by relative path of what a generator may make."""
    made = list(folder.glob("data/*/*")) + list(folder.glob("tests.json"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}


def problems_of(package):
    size = sum(path.stat().st_size for path in package.rglob("*") if path.is_file())
    if size > MAX_PACKAGE_BYTES:
        yield f"has {size} bytes, more than {MAX_PACKAGE_BYTES}"
    generator = package / "generators" / "gen.py"
    kept = files(package)
    if not generator.exists():
        if kept:
            yield "has tests but no generators/gen.py"
        return
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([sys.executable, "-B", generator, out], check=True, timeout=60)
        made = files(Path(out))
    for name in sorted(kept.keys() | made.keys()):
        if name not in made:
            yield f"{name} is not made by the generator"
        elif name not in kept:
            yield f"{name} is made by the generator and missing here"
        elif kept[name] != made[name]:
            yield f"{name} is not what the generator makes"


def main():
    root = Path(sys.argv[1])
    packages = sorted(path.parent for path in root.glob("*/problem.yaml"))
    found = [f"{package.name}: {what}" for package in packages for what in problems_of(package)]
    document = (root.parent / "docs" / "PROBLEM_FORMAT.md").read_text(encoding="utf-8")
    found += [f"{package.name}: is not in docs/PROBLEM_FORMAT.md" for package in packages
              if f"](../problems/{package.name}/" not in document]
    print("\n".join(found) or f"{len(packages)} packages are what their generators make")
    sys.exit(1 if found or len(packages) < 8 else 0)


main()
