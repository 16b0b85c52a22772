problem: sum
language: python
tries: an exception that is not an Exception
---
class E(BaseException):
    pass
raise E
