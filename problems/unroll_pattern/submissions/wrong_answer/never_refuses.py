import re


def unroll(pattern: str) -> str:
    while re.search(r"\(", pattern):
        shorter = re.sub(r"(\d*)\((\w*)\)", lambda g: flat(g[2]) * int(g[1] or 1), pattern)
        if shorter == pattern:
            break
        pattern = shorter
    return flat(pattern)


def flat(pattern):
    return re.sub(r"(\d*)([a-z])", lambda s: s[2] * int(s[1] or 1), pattern)
