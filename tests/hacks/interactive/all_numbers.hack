problem: guess
language: python
tries: guesses everything
verdict: wrong_answer
---
for x in range(1, 1001):
    print(x, flush=True)
