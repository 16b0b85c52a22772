problem: is_prime_f
language: python
tries: 1 for True
---
def is_prime(n):
    return int(n > 1 and all(n % d for d in range(2, n)))
