problem: mean_asserts
language: python
---
def mean(nums):
    return sum(nums) / len(nums)
