problem: total_f
language: python
tries: True for a count
---
def total(nums):
    return sum(nums) if sum(nums) else False
