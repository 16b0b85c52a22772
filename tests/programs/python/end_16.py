# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
import os; print("lost", end=""); os._exit(5)
print("not reached, or not an end")
