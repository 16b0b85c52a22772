problem: pairs
language: python
---
n = int(input())
for a in range(n // 2, -1, -1):
    print(a, n - a)
