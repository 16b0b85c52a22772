import itertools


def quarrels(seats):
    return sum(abs(a - b) == 1 for a, b in zip(seats, seats[1:] + seats[:1]))


n = int(input())
if n < 5:
    print("impossible")
elif n < 9:
    print(*next(list(seats) for seats in itertools.permutations(range(1, n + 1)) if quarrels(list(seats)) == 1))
else:
    odd = list(range(1, n + 1, 2))
    odd[0], odd[2] = odd[2], odd[0]
    print(*range(2, n + 1, 2), *reversed(odd))
