for _ in range(int(input())):
    p, q, u, v = map(int, input().split())
    time = (q - p) / (u - v)
    print(time if time >= 0 else "never")
