def unroll(pattern: str) -> str:
    text, at = "", 0
    while at < len(pattern):
        if pattern[at].isalpha():
            text += pattern[at]
            at += 1
    return text
