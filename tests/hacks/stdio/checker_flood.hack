problem: derange
language: python
tries: more than a checker wants to read
---
print('1 ' * 1000000)
