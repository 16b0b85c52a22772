problem: guess
language: python
tries: waits for ever
verdict: idle_limit
---
import time
time.sleep(1000)
