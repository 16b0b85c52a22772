# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
import threading; t = threading.Thread(target=sys.exit, args=(9,)); t.start(); t.join(); print("on")
print("not reached, or not an end")
