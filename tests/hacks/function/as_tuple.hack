problem: prefix_f
language: python
tries: a tuple for a list
---
from itertools import accumulate
def prefix(nums):
    return tuple(accumulate(nums))
