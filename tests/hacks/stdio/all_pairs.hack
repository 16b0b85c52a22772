problem: pairs
language: python
tries: every pair that there may be
---
n = int(input())
for a in range(n + 1):
    for b in range(n + 1):
        print(a, b)
