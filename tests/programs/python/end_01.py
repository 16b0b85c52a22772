# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
sys.exit()
print("not reached, or not an end")
