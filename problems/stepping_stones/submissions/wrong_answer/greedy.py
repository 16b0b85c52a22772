# Takes every stone that is higher than the one she stands on.
n, h, a, c, m = map(int, input().split())
count, stands_on = 0, -1
for _ in range(n):
    if h > stands_on:
        count, stands_on = count + 1, h
    h = (a * h + c) % m
print(count)
