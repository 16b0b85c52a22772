problem: sum
language: python
---
n = int(input())
print(sum(map(int, input().split())))
