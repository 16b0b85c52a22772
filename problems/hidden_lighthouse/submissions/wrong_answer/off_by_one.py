low, high = 1, int(input())
while low < high:
    middle = (low + high) // 2
    print("?", middle, flush=True)
    if input() == "higher":
        low = middle + 1
    else:
        high = middle - 1
print("!", low, flush=True)
