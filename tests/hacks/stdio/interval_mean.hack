problem: mean
language: python
tries: an interval around it
---
print('[0,10]')
