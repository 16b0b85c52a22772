# The order of the lines is free, the order within a line is not.
from collections import Counter

n, m, s = map(int, input().split())
left = Counter(map(int, input().split()))
right = Counter(map(int, input().split()))
for a in left:
    for _ in range(min(left[a], right[s - a])):
        print(min(a, s - a), max(a, s - a))
