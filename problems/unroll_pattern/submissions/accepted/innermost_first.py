import re


def unroll(pattern: str) -> str:
    if re.search(r"[^a-z0-9()]|(?<![0-9])0|[0-9](?![0-9a-z(])", pattern):
        raise ValueError(pattern)
    while "(" in pattern:
        shorter = re.sub(r"([0-9]*)\(([a-z0-9]*)\)", repeat, pattern)
        if shorter == pattern:
            raise ValueError(pattern)
        pattern = shorter
    if ")" in pattern:
        raise ValueError(pattern)
    return write_out(pattern)


def repeat(group):
    return write_out(group[2]) * int(group[1] or 1)


def write_out(flat):
    return re.sub(r"([0-9]*)([a-z])", lambda stitch: stitch[2] * int(stitch[1] or 1), flat)
