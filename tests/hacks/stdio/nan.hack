problem: mean
language: python
tries: NaN, which compares as nothing
---
print('nan')
