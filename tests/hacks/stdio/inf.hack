problem: mean
language: python
tries: inf within any relative error
---
print('inf')
