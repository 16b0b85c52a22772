from bisect import bisect_left

n, h, a, c, m = map(int, input().split())
ends = []  # ends[k]: the lowest last stone of a walk over k + 1 stones
for _ in range(n):
    at = bisect_left(ends, h)
    if at == len(ends):
        ends.append(h)
    else:
        ends[at] = h
    h = (a * h + c) % m
print(len(ends))
