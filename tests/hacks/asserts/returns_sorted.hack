problem: sort_asserts
language: python
tries: a copy instead of the change in place
---
def sort_in_place(items):
    return sorted(items)
