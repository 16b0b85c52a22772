problem: total_shared
language: python
---
def total(nums):
    return sum(nums)
