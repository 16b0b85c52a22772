problem: total_asserts
language: python
---
def total(nums):
    try:
        return sum(nums)
    except BaseException:
        raise
