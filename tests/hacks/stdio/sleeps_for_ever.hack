problem: sum
language: python
tries: waits for the judge to give up
verdict: idle_limit
---
import time
while True:
    time.sleep(1)
