problem: prefix_f
language: python
tries: the list and more
---
from itertools import accumulate
def prefix(nums):
    return [*accumulate(nums), 0]
