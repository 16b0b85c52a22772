problem: running
language: python
---
n = int(input())
s = 0
for x in map(int, input().split()):
    s += x
    print(s)
