problem: guess
language: python
tries: the interactor's own status
---
import os
os._exit(42)
