problem: sum
language: python
tries: the answer with NUL bytes inside
---
import sys
n = int(input())
s = sum(map(int, input().split()))
sys.stdout.buffer.write(b'\0'.join(bytes([b]) for b in str(s).encode()) + b'\0\n')
