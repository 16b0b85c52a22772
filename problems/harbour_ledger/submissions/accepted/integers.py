n = int(input())
entries = [int(input()) for _ in range(n)]
print(sum(entries))
print(max(entries))
