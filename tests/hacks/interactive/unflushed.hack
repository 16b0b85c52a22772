problem: guess
language: python
tries: never flushes
verdict: idle_limit
---
for x in range(12):
    print(500, end='\n')
import time
time.sleep(100)
