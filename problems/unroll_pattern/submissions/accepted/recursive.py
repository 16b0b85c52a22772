def unroll(pattern: str) -> str:
    text, end = sequence(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"unexpected {pattern[end]!r} at {end}")
    return text


def sequence(pattern, at):
    parts = []
    while at < len(pattern) and pattern[at] != ")":
        start = at
        while at < len(pattern) and pattern[at] in "0123456789":
            at += 1
        digits = pattern[start:at]
        if digits.startswith("0") or at == len(pattern):
            raise ValueError("bad count")
        if pattern[at] == "(":
            part, at = sequence(pattern, at + 1)
            if at == len(pattern):
                raise ValueError("unclosed group")
        elif "a" <= pattern[at] <= "z":
            part = pattern[at]
        else:
            raise ValueError("not a stitch")
        at += 1
        parts.append(part * int(digits or 1))
    return "".join(parts), at
