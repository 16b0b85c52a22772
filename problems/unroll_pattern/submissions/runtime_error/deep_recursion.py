# Unrolls the rest by recursion, one call for each stitch of the result.
def unroll(pattern: str) -> str:
    text = expand(pattern)
    return step(text, 0)


def step(text, at):
    return "" if at == len(text) else text[at] + step(text, at + 1)


def expand(pattern):
    done, counts, digits = [""], [], ""
    for c in pattern:
        if c in "0123456789":
            digits += c
        elif c == "(":
            counts.append(int(digits or 1))
            done.append("")
            digits = ""
        elif c == ")":
            group = done.pop() * counts.pop()
            done[-1] += group
        else:
            done[-1] += c * int(digits or 1)
            digits = ""
    return done[0]
