# Counts of one digit only.
def unroll(pattern: str) -> str:
    stack, count = [(1, "")], 1
    for c in pattern:
        if c in "123456789":
            count = int(c)
        elif c == "(":
            stack.append((count, ""))
            count = 1
        elif c == ")":
            if len(stack) < 2:
                raise ValueError(pattern)
            times, text = stack.pop()
            stack[-1] = (stack[-1][0], stack[-1][1] + text * times)
        elif "a" <= c <= "z":
            stack[-1] = (stack[-1][0], stack[-1][1] + c * count)
            count = 1
        else:
            raise ValueError(pattern)
    if len(stack) != 1:
        raise ValueError(pattern)
    return stack[0][1]
