problem: guess
language: python
tries: text that makes a careless interactor crash
---
import sys
sys.stdout.buffer.write(b'9' * 10000 + b'\n')
sys.stdout.flush()
