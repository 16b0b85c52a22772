problem: sort_asserts
language: python
---
def sort_in_place(items):
    items.sort()
