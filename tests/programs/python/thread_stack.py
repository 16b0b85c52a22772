# Stacks of threads follow the limit, or what the program asks for.
import sys
import threading
print(threading.stack_size())
sys.setrecursionlimit(10**6)
def through_c(n):
    return 0 if n == 0 else 1 + max(map(through_c, [n - 1]))
def run():
    print(through_c(30000))
for size in (0, 512 << 20):
    threading.stack_size(size)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
