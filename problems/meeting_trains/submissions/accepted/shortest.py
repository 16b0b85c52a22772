for _ in range(int(input())):
    p, q, u, v = map(int, input().split())
    if p == q:
        print(0.0)
    elif u == v or (q - p) * (u - v) < 0:
        print("never")
    else:
        print((q - p) / (u - v))
