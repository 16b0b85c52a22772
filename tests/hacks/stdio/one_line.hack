problem: running
language: python
tries: right words, wrong lines
---
n = int(input())
s, out = 0, []
for x in map(int, input().split()):
    s += x
    out.append(s)
print(*out)
