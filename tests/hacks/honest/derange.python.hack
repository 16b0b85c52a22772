problem: derange
language: python
---
n = int(input())
print(n, *range(1, n))
