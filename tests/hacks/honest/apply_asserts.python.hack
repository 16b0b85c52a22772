problem: apply_asserts
language: python
---
def apply_all(f, items):
    for x in items:
        try:
            f(2 * x)
        except ValueError:
            pass
