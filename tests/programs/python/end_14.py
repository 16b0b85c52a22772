# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
exit(4)
print("not reached, or not an end")
