"""clang-tidy over the product's sources, with stamps. Called by scripts/tidy.

Nearly all of its time goes into the standard library's headers, so sources of one folder are checked
together: a file of our own making includes up to kTogether of them. Sources that define the same name
(in their unnamed namespaces) are put into different groups, by a look at their text; a group that does
not compile all the same is checked one by one.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys

TREES = ("base/", "sandbox/", "checkers/", "grader/")
TOGETHER = 8
# What begins a definition at the left margin: a type, a constant or variable, a function.
DEFINED = re.compile(r"^(?:(?:struct|class|enum class|enum|union)\s+(\w+)|using\s+(\w+)\s*="
                     r"|(?:[\w:<>,&*\[\]]+\s+)+?[&*]*(\w+)\s*(?:[({=;]|\[))", re.MULTILINE)
MACRO = re.compile(r"^#define\s+(\w+)", re.MULTILINE)


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


def flags(entry):
    """The words of a compile command without its compiler, source and object."""
    words = shlex.split(entry["command"])[1:]
    kept = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT", "-MQ"):
            skip = True
        elif word not in ("-c", "-MD", "-MMD", entry["file"]) and not word.endswith(".cc"):
            kept.append(word)
    return kept


def text_of(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def groups(found):
    """Lists of sources with one folder and one set of flags, no name defined by two of a list."""
    made = []
    for path in sorted(found):
        text = text_of(path)
        names = {name for match in DEFINED.findall(text) for name in match if name} - {"namespace", "return"}
        home = (os.path.dirname(path), tuple(flags(found[path])))
        alone = bool(MACRO.search(text))  # it would reach into the sources after it
        for group in made:
            if not alone and group["home"] == home and len(group["paths"]) < TOGETHER and not group["names"] & names:
                group["paths"].append(path)
                group["names"] |= names
                break
        else:
            made.append({"home": None if alone else home, "paths": [path], "names": names})
    return [group["paths"] for group in made]


def all_headers_hash():
    """One hash over every header of ours and the checks: coarse, hence never stale."""
    digest = hashlib.sha256()
    names = [".clang-tidy", "scripts/tidy.py"]
    for tree in TREES:
        for folder, _, files in os.walk(tree):
            names += [os.path.join(folder, name) for name in files if name.endswith(".h")]
    for name in sorted(names):
        digest.update(name.encode() + text_of(name).encode())
    return digest.hexdigest()


def run(source, options, build_flags):
    return subprocess.run(["clang-tidy-19", "--quiet", "--warnings-as-errors=*", *options, source, "--",
                           *build_flags, "-Wno-unknown-warning-option"],
                          capture_output=True, text=True, check=False)


def tidy(paths, found, headers, folder):
    """Checks a group; (its sources, whether they are clean, what was said)."""
    key = hashlib.sha256(headers.encode())
    for path in paths:
        key.update(path.encode() + text_of(path).encode())
    stamp = os.path.join(folder, key.hexdigest())
    if os.path.exists(stamp):
        return paths, True, ""
    directory = found[paths[0]]["directory"]
    words = [f"-working-directory={directory}", *flags(found[paths[0]])]
    if len(paths) == 1:
        done = run(os.path.abspath(paths[0]), [], words)
    else:
        together = stamp + ".cc"
        with open(together, "w", encoding="utf-8") as out:
            out.writelines(f'#include "{os.path.abspath(path)}"\n' for path in paths)
        # Names shadow each other across sources; g++ looks at each by itself.
        done = run(together, ["--extra-arg=-Wno-shadow", "--checks=-bugprone-suspicious-include",
                              "--header-filter=/(base|sandbox|checkers|grader)/.*\\.(h|cc)$"], words)
        os.remove(together)
        if "[clang-diagnostic-error" in done.stdout:
            each = [tidy([path], found, headers, folder) for path in paths]
            return paths, all(clean for _, clean, _ in each), "".join(text for _, _, text in each)
    if done.returncode == 0:
        with open(stamp, "w", encoding="utf-8"):
            pass
    return paths, done.returncode == 0, done.stdout + done.stderr


def main():
    build = sys.argv[1]
    folder = os.path.abspath(os.path.join(build, "tidy"))
    os.makedirs(folder, exist_ok=True)
    found = sources(build)
    if not found:
        sys.exit("no sources in the compilation database")
    headers = all_headers_hash()
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for paths, clean, text in pool.map(lambda g: tidy(g, found, headers, folder), groups(found)):
            if not clean:
                failed += 1
                print(f"-- {' '.join(paths)}\n{text}")
    print(f"clang-tidy: {len(found)} sources, {failed} groups with findings")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
