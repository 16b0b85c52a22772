problem: total_f
language: python
tries: the value as text
---
def total(nums):
    return str(sum(nums))
