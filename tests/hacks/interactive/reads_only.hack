problem: guess
language: python
tries: waits for the interactor, which waits
verdict: idle_limit
---
input()
