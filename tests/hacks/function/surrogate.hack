problem: greet_f
language: python
tries: text with a lone surrogate
---
def greet(name):
    return 'hi ' + name + '\ud800'
