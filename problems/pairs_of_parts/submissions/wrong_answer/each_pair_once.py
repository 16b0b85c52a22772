# Prints each pair once: right for a checker that compares sets of lines.
n, m, s = map(int, input().split())
left = set(map(int, input().split()))
right = set(map(int, input().split()))
lines = [f"{a} {s - a}" for a in left if s - a in right]
print("\n".join(lines) or "none")
