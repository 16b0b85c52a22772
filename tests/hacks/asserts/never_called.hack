problem: apply_asserts
language: python
tries: calls nothing
---
def apply_all(f, items):
    return None
