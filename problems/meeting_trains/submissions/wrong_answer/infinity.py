# Right, but for trains that never meet it prints a number.
for _ in range(int(input())):
    p, q, u, v = map(int, input().split())
    if p == q:
        print(0)
    elif u == v or (q - p) * (u - v) < 0:
        print("inf")
    else:
        print((q - p) / (u - v))
