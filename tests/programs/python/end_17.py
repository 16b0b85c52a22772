# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
import os; os.abort()
print("not reached, or not an end")
