problem: even
language: python
tries: YES and NO
---
print('YES NO')
