problem: guess
language: python
tries: says what the interactor says
verdict: wrong_answer
---
print('=', flush=True)
print('=', flush=True)
