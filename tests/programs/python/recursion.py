# Depth: the default limit, a raised one, and the C stack.
import sys
print(sys.getrecursionlimit())
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
for n in (900, 990, 2000):
    try:
        print(down(n))
    except RecursionError as error:
        print(n, error)
sys.setrecursionlimit(200000)
print(down(100000))
nested = []
for _ in range(20000):
    nested = [nested]
print(len(repr(nested)))
def through_c(n):
    return 0 if n == 0 else 1 + max(map(through_c, [n - 1]))
print(through_c(20000))
