# More of the C stack than there is.
import sys
sys.setrecursionlimit(10**9)
class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")
def down(n):
    return max(map(down, [n + 1]))
down(0)
