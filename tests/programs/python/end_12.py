# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
raise SystemExit(7.0)
print("not reached, or not an end")
