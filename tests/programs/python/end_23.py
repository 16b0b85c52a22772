# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
import threading; t = threading.Thread(target=lambda: 1/0); t.start(); t.join(); print("on")
print("not reached, or not an end")
