problem: total_f
language: python
---
import atexit
atexit.register(print, 'bye')
def total(nums):
    return sum(nums)
