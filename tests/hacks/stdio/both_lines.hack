problem: even
language: python
tries: YES, then NO
---
print('YES\nNO')
