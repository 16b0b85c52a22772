problem: total_f
language: python
tries: returns nothing
---
def total(nums):
    pass
