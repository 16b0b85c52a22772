problem: sum
language: python
tries: 6.0 for 6 where integers are asked
---
n = int(input())
print(float(sum(map(int, input().split()))))
