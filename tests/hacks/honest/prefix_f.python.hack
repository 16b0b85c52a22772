problem: prefix_f
language: python
---
from itertools import accumulate
def prefix(nums):
    return list(accumulate(nums))
