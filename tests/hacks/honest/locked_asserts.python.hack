problem: locked_asserts
language: python
---
import contextlib
@contextlib.contextmanager
def Locked(items):
    yield iter(sorted(items))
