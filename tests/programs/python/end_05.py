# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
sys.exit(256)
print("not reached, or not an end")
