problem: guess
language: python
tries: a flood without lines
---
import sys
try:
    while True:
        sys.stdout.write('\n' * 65536)
except BrokenPipeError:
    pass
