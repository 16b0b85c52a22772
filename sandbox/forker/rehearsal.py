# What a clone of a warm interpreter rehearses with (rehearsal.cc): a little of what programs do, after the
# modules of the preload have been imported. What it touches is at hand for every program that comes.
import sys


class Thing:
    count = 0

    def __init__(self, name, *rest, size=1):
        self.name, self.rest, self.size = name, rest, size

    def __repr__(self):
        return f"{self.name}:{self.size:>4}:{len(self.rest)}"

    @property
    def twice(self):
        return self.size * 2


def solve(numbers, memory={}):
    total = 0
    for index, number in enumerate(numbers):
        if number % 2 == 0 and number not in memory:
            memory[number] = index
        elif number > 100:
            break
        total += number * 3 // 2 - (number ** 2) % 7
    return total, sorted(memory.items(), key=lambda item: (-item[1], item[0]))


def squares(limit):
    for number in range(limit):
        yield number * number


words = sys.stdin.readline().split()
first, second = map(int, words)
rest = sys.stdin.read().strip().split("\n")
print(first + second, sum(map(int, words)), *rest)
table = {word: len(word) for word in ["one", "two", "three", *words]}
things = [Thing(key, value, size=value) for key, value in table.items()]
things.sort(key=lambda thing: thing.twice, reverse=True)
grid = [[row * column for column in range(8)] for row in range(8)]
print(solve(list(squares(20))), things[0], max(map(max, grid)), min(table.values()), 7 / 2, 2.5e3)
print("%s %d %.3f" % ("text", 5, 1.5), "-".join(reversed("abc")), "a,b".replace(",", " ").upper(), {1, 2} | {3})
try:
    things[99].twice
except (IndexError, KeyError) as error:
    print(type(error).__name__, error)
while len(things) > 2:
    things.pop()
assert any(grid[1]) and all(isinstance(thing, Thing) for thing in things)
if __name__ == "__main__":
    sys.stdout.write("done\n")
