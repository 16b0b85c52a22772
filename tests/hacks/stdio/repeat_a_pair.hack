problem: pairs
language: python
tries: one right line as often as there are lines
---
n = int(input())
for _ in range(n // 2 + 1):
    print(0, n)
