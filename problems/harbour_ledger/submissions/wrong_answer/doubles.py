# Sums in floating point: right as long as the numbers have at most 15 digits.
n = int(input())
entries = [int(input()) for _ in range(n)]
total = 0.0
for entry in entries:
    total += float(entry) if abs(entry) < 1e300 else 0.0
print(int(total))
print(max(entries))
