import sys

rocks = int(sys.stdin.readline())
print("?", (rocks + 1) // 2)  # stays in the buffer: both wait
said = sys.stdin.readline()
print("!", 1)
