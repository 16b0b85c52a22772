# Three lefts and two rights make six combinations, but only two hinges.
from collections import Counter

n, m, s = map(int, input().split())
left = Counter(map(int, input().split()))
right = Counter(map(int, input().split()))
lines = [f"{a} {s - a}" for a in left for _ in range(left[a] * right[s - a])]
print("\n".join(lines[:200_000]) or "none")
