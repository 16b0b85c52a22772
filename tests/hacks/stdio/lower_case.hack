problem: even
language: python
tries: another spelling
---
input()
print('yes' if sum(map(int, input().split())) % 2 == 0 else 'no')
