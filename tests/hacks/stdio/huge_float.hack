problem: mean
language: python
tries: a number that becomes inf
---
print('1e99999')
