problem: sum
language: python
tries: nothing at all
---
