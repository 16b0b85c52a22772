problem: prefix_f
language: python
tries: a prefix of the list
---
def prefix(nums):
    return nums[:1]
