problem: total_unittest
language: python
---
def total(nums):
    return sum(nums)
