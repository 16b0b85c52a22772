n = int(input())
if n < 5:
    print("impossible")
else:
    odd, even = list(range(1, n + 1, 2)), list(range(2, n + 1, 2))
    print(*odd, *even)
