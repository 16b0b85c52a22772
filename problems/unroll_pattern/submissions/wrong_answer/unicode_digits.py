# str.isdigit and str.islower know more than ASCII.
def unroll(pattern: str) -> str:
    done, counts, digits = [""], [], ""
    for c in pattern:
        if c.isdecimal():
            if c == "0" and not digits:
                raise ValueError
            digits += c
        elif c == "(":
            counts.append(int(digits or 1))
            done.append("")
            digits = ""
        elif c == ")":
            if digits or not counts:
                raise ValueError
            group = done.pop() * counts.pop()
            done[-1] += group
        elif c.islower():
            done[-1] += c * int(digits or 1)
            digits = ""
        else:
            raise ValueError
    if digits or counts:
        raise ValueError
    return done[0]
