problem: prefix_f
language: python
tries: a value as deep as the stack
---
def prefix(nums):
    x = []
    for _ in range(100000):
        x = [x]
    return x
