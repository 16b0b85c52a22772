#!/usr/bin/env python3
"""The include graph: dependencies point down only, and libraries meet at their public headers.

base <- sandbox, base <- checkers, all <- grader. Between libraries only base/* and the one public
header of each may be included. No cycle among our headers. A few includes are confined to the layer
that may know them (JSON in the grader, the seccomp library in the sandbox, ...).
Exit status 1 and a line "file:line: what" for each violation.
"""
import os
import re
import sys

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".")
LAYERS = {
    "base": set(),
    "sandbox": {"base"},
    "checkers": {"base"},
    "grader": {"base", "sandbox", "checkers"},
}
PUBLIC = {"sandbox": "sandbox/sandbox.h", "checkers": "checkers/checkers.h", "grader": "grader/grader.h"}
# A header of the wide world, and the only layers that may see it.
CONFINED = [
    (r"nlohmann/", {"grader"}),
    (r"yaml-cpp/", {"grader"}),
    (r"boost/", {"grader"}),
    (r"CLI/", {"grader"}),
    (r"spdlog/", {"grader"}),
    (r"openssl/", {"grader"}),
    (r"archive", {"grader"}),
    (r"seccomp\.h", {"sandbox"}),
    (r"(gmp|flint|arb|acb|calcium|ca|qqbar|fmpz|fmpq)\w*\.h", {"checkers"}),
]
# Too slow to parse to be seen from a header.
HEAVY = re.compile(r"nlohmann/json\.hpp|boost/|CLI/|catch2/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def sources():
    for layer in LAYERS:
        for folder, _, names in os.walk(os.path.join(ROOT, layer)):
            for name in sorted(names):
                if name.endswith((".h", ".cc", ".c")):
                    yield layer, os.path.relpath(os.path.join(folder, name), ROOT)


def check_include(layer, path, bracket, target):
    """The violation of one #include, or None."""
    if bracket == "<":
        for pattern, layers in CONFINED:
            if re.match(pattern, target) and layer not in layers:
                return f"{layer} may not know <{target}>"
        if path.endswith(".h") and HEAVY.match(target):
            return f"<{target}> in a header: include it in a source, or its _fwd header"
        return None
    other = target.split("/")[0]
    if other not in LAYERS:
        return f'"{target}": our includes are written from the root of the tree'
    if other == layer:
        return None
    if other not in LAYERS[layer]:
        return f"{layer} may not include {other}: dependencies point down only"
    if other != "base" and target != PUBLIC[other]:
        return f'"{target}" is private to {other}; its public header is {PUBLIC[other]}'
    return None


def find_cycle(graph):
    """One cycle as a list of headers, or None (depth-first search, three colours)."""
    colour = {}

    def visit(node, stack):
        colour[node] = "open"
        for nxt in graph.get(node, ()):
            if colour.get(nxt) == "open":
                return stack + [node, nxt]
            if nxt not in colour:
                found = visit(nxt, stack + [node])
                if found:
                    return found
        colour[node] = "done"
        return None

    for node in sorted(graph):
        if node not in colour:
            found = visit(node, [])
            if found:
                return found
    return None


def main():
    problems = []
    graph = {}
    count = 0
    for layer, path in sources():
        count += 1
        with open(os.path.join(ROOT, path), encoding="utf-8") as source:
            lines = source.read().split("\n")
        if path.endswith(".h") and not any(line.strip() == "#pragma once" for line in lines):
            problems.append(f"{path}:1: a header without #pragma once")
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                if re.search(r"\busing namespace\b", line) and not line.strip().startswith("//"):
                    problems.append(f"{path}:{number}: using namespace")
                continue
            bracket, target = match.groups()
            problem = check_include(layer, path, bracket, target)
            if problem:
                problems.append(f"{path}:{number}: {problem}")
            if bracket == '"' and path.endswith(".h"):
                graph.setdefault(path, []).append(target)
    cycle = find_cycle(graph)
    if cycle:
        problems.append(f"{cycle[-1]}:1: include cycle: {' -> '.join(cycle)}")
    for problem in problems:
        print(problem)
    print(f"layers: {count} files, {len(problems)} violations")
    return 1 if problems or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
