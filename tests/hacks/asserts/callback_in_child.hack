problem: apply_asserts
language: python
tries: calls back from another process
---
import os
def apply_all(f, items):
    if os.fork() == 0:
        os._exit(0)
    for x in items:
        f(x)
