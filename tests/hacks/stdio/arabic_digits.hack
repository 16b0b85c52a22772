problem: sum
language: python
tries: digits that int() reads, but that are not digits of the answer
---
n = int(input())
s = sum(map(int, input().split()))
print(''.join(chr(0x660 + int(c)) if c.isdigit() else c for c in str(s)))
