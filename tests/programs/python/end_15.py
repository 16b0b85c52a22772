# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
quit("bye")
print("not reached, or not an end")
