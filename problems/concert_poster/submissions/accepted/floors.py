import sys

width, *lines = sys.stdin.read().splitlines()
for i, line in enumerate(lines):
    print(" " * ((int(width) - len(line) + i % 2) // 2) + line)
