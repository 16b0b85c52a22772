problem: mean_f
language: python
---
def mean(nums):
    return sum(nums) / len(nums)
