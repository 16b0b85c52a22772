problem: mean_f
language: python
tries: infinity
---
def mean(nums):
    return float('inf')
