problem: sum
language: python
tries: the right answer after the time limit
verdict: time_limit
---
import time
n = int(input())
end = time.process_time() + 3
while time.process_time() < end:
    pass
print(sum(map(int, input().split())))
