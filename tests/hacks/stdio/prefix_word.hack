problem: even
language: python
tries: a prefix of both
---
print('')
