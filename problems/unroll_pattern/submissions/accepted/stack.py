import re

TOKEN = re.compile(r"([1-9][0-9]*)?([a-z(])|\)")


def unroll(pattern: str) -> str:
    stack = [(1, [])]
    at = 0
    while at < len(pattern):
        token = TOKEN.match(pattern, at)
        if not token:
            raise ValueError(pattern)
        at = token.end()
        count, what = int(token[1] or 1), token[2]
        if what == "(":
            stack.append((count, []))
        elif what:
            stack[-1][1].append(what * count)
        else:
            times, parts = stack.pop()
            if not stack:
                raise ValueError(pattern)
            stack[-1][1].append("".join(parts) * times)
    if len(stack) != 1:
        raise ValueError(pattern)
    return "".join(stack[0][1])
