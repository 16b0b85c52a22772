# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
raise SystemExit
print("not reached, or not an end")
