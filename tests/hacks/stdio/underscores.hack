problem: sum
language: python
tries: 1_000 for 1000
---
n = int(input())
print('{:_}'.format(sum(map(int, input().split())) * 1))
