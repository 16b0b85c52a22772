from collections import Counter

n, m, s = map(int, input().split())
lefts = Counter(map(int, input().split()))
rights = Counter(map(int, input().split()))
lines = [f"{a} {s - a}" for a in lefts for _ in range(min(lefts[a], rights[s - a]))]
print("\n".join(lines) or "none")
