n = int(input())
if n < 5:
    print("impossible")
else:
    print(*range(1, n + 1, 2), *range(2, n + 1, 2), 1)
