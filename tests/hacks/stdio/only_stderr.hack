problem: sum
language: python
tries: the answer on standard error
---
import sys
n = int(input())
print(sum(map(int, input().split())), file=sys.stderr)
