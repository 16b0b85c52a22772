problem: sum
language: python
tries: digits with zero-width characters between them
---
n = int(input())
s = sum(map(int, input().split()))
print('\u200b'.join(str(s)) + '\u200b')
