problem: total_pytest
language: python
---
def total(nums):
    return sum(nums)
