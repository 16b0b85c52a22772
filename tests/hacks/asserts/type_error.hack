problem: total_pytest
language: python
tries: TypeError where only that one is expected
---
def total(nums):
    raise TypeError
