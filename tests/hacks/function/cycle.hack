problem: prefix_f
language: python
tries: a list in itself
---
def prefix(nums):
    nums.append(nums)
    return nums
