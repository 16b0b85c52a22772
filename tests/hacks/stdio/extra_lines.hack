problem: running
language: python
tries: right lines, then more
---
n = int(input())
s = 0
for x in map(int, input().split()):
    s += x
    print(s)
for x in range(100):
    print(x)
