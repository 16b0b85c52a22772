problem: sum
language: python
tries: the right answer and a failure
verdict: runtime_error
---
n = int(input())
print(sum(map(int, input().split())), flush=True)
raise SystemExit(1)
