problem: derange
language: python
tries: makes a careless checker crash
---
print('9' * 5000)
