problem: apply_asserts
language: python
tries: swallows the assertion of a callback
---
def apply_all(f, items):
    for x in items + [9, 9]:
        try:
            f(x)
        except BaseException:
            pass
    for x in (2, 4, 6):
        f(x)
