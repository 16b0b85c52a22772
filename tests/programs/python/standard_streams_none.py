# Streams that the program closes or replaces.
import os
import sys
sys.stdin.close()
try:
    input()
except ValueError as error:
    print(error)
sys.stdout.close()
print("into the void", file=sys.stderr)
