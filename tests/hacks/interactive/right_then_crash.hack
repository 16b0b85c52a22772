problem: guess
language: python
tries: finds it and fails
verdict: runtime_error
---
low, high = 1, 1000
while True:
    m = (low + high) // 2
    print(m, flush=True)
    said = input()
    if said == '=':
        raise SystemExit(3)
    if said == '<':
        high = m - 1
    else:
        low = m + 1
