n = int(input())
print(*([1, 3] * n)[:n])
