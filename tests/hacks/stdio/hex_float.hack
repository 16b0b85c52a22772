problem: mean
language: python
tries: hexadecimal floats
---
n = int(input())
print((sum(map(int, input().split())) / n + 0.1).hex())
