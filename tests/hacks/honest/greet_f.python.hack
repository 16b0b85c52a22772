problem: greet_f
language: python
---
def greet(name):
    return 'hi ' + name
