problem: total_f
language: python
tries: the right value in a subclass: not plain
flag: opaque_result
---
class I(int):
    pass
def total(nums):
    return I(sum(nums))
