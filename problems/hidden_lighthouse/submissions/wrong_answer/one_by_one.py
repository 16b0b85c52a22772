rocks = int(input())
for rock in range(1, rocks + 1):
    print("?", rock, flush=True)
    if input() == "here":
        print("!", rock, flush=True)
        break
