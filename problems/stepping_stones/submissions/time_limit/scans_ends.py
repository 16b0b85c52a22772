# The right list, searched from the front: n times the length of the walk.
n, h, a, c, m = map(int, input().split())
ends = []
for _ in range(n):
    at = 0
    while at < len(ends) and ends[at] < h:
        at += 1
    ends[at : at + 1] = [h]
    h = (a * h + c) % m
print(len(ends))
