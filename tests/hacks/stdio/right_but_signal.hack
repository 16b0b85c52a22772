problem: sum
language: python
tries: the right answer and a signal
verdict: runtime_error
---
import os, signal
n = int(input())
print(sum(map(int, input().split())), flush=True)
os.kill(os.getpid(), signal.SIGSEGV)
