"""clang-tidy over the product's sources, two at a time, with stamps. Called by scripts/tidy."""
import concurrent.futures
import hashlib
import json
import os
import subprocess
import sys

TREES = ("base/", "sandbox/", "checkers/", "grader/")


def sources(build):
    """Our C++ sources in the compilation database, as paths from the root, with their entries."""
    root = os.getcwd()
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
        entries = json.load(database)
    found = {}
    for entry in entries:
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), root)
        if path.startswith(TREES) and path.endswith(".cc"):
            found[path] = entry
    return found


def all_headers_hash():
    """One hash over every header of ours and the checks: coarse, hence never stale."""
    digest = hashlib.sha256()
    names = [".clang-tidy"]
    for tree in TREES:
        for folder, _, files in os.walk(tree):
            names += [os.path.join(folder, name) for name in files if name.endswith(".h")]
    for name in sorted(names):
        digest.update(name.encode())
        with open(name, "rb") as header:
            digest.update(header.read())
    return digest.hexdigest()


def tidy(path, build, headers, stamps):
    with open(path, "rb") as source:
        key = hashlib.sha256(headers.encode() + path.encode() + source.read()).hexdigest()
    stamp = os.path.join(stamps, key)
    if os.path.exists(stamp):
        return path, True, ""
    done = subprocess.run(
        ["clang-tidy-19", "--quiet", "--warnings-as-errors=*", "-p", build, path,
         "--extra-arg=-Wno-unknown-warning-option"],
        capture_output=True, text=True, check=False)
    if done.returncode == 0:
        with open(stamp, "w", encoding="utf-8"):
            pass
    return path, done.returncode == 0, done.stdout + done.stderr


def main():
    build = sys.argv[1]
    stamps = os.path.join(build, "tidy")
    os.makedirs(stamps, exist_ok=True)
    paths = sorted(sources(build))
    if not paths:
        sys.exit("no sources in the compilation database")
    headers = all_headers_hash()
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, clean, text in pool.map(lambda p: tidy(p, build, headers, stamps), paths):
            if not clean:
                failed += 1
                print(f"-- {path}\n{text}")
    print(f"clang-tidy: {len(paths)} sources, {failed} with findings")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
