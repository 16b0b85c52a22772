problem: sum
language: python
tries: wrong by one where doubles or a relative tolerance do not see it
---
n = int(input())
s = sum(map(int, input().split()))
print(s + 1 if s > 10 ** 8 else s)
