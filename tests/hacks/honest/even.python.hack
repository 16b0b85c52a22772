problem: even
language: python
---
input()
print('YES' if sum(map(int, input().split())) % 2 == 0 else 'NO')
