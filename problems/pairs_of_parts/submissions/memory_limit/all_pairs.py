# Keeps every pair before it looks at any.
from collections import Counter

n, m, s = map(int, input().split())
left = list(map(int, input().split()))
right = list(map(int, input().split()))
pairs = [(a, b) for a in left for b in right]
hinges = {(a, b) for a, b in pairs if a + b == s}
lefts, rights = Counter(left), Counter(right)
for a, b in hinges:
    for _ in range(min(lefts[a], rights[b])):
        print(a, b)
if not hinges:
    print("none")
