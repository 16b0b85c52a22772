problem: total_f
language: python
tries: the value in a list
---
def total(nums):
    return [sum(nums)]
