problem: sum
language: python
tries: full-width digits
---
n = int(input())
s = sum(map(int, input().split()))
print(''.join(chr(0xff10 + int(c)) if c.isdigit() else c for c in str(s)))
