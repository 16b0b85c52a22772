problem: sum
language: python
tries: a child answers after the parent has left
flag: leftover_processes
---
import os, time
if os.fork() == 0:
    time.sleep(30)
    os.write(1, b"6\n")
else:
    os._exit(0)
