problem: running
language: python
tries: the first line only
---
n = int(input())
print(input().split()[0])
