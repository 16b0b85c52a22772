# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
raise KeyboardInterrupt
print("not reached, or not an end")
