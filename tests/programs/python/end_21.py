# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
raise BaseException("bare")
print("not reached, or not an end")
