problem: sum
language: python
tries: uses the time of children that nobody waits for
verdict: time_limit
---
import os, time
n = int(input())
for _ in range(2):
    if os.fork() == 0:
        os.setsid()
        end = time.process_time() + 2
        while time.process_time() < end:
            pass
        os._exit(0)
time.sleep(2.5)
print(sum(map(int, input().split())))
