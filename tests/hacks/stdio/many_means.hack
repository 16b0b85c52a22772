problem: mean
language: python
tries: candidates, one of which may be near
---
print(*[x / 1000 for x in range(10000)])
