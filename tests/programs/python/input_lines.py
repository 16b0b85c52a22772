# Standard input, mixed ways.
import sys
print(repr(input()), repr(input("prompt> ")))
print(repr(sys.stdin.readline()), [line for line in sys.stdin][:3])
print(repr(sys.stdin.read()))
try:
    input()
except EOFError as error:
    print("EOF", error)
