problem: guess
language: python
tries: several guesses at a time
verdict: wrong_answer
---
print(*range(1, 1001), flush=True)
