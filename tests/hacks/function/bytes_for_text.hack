problem: greet_f
language: python
tries: bytes for text
---
def greet(name):
    return b'hi ' + name.encode()
