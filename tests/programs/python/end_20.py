# One way to end.
import sys
print("said")
sys.stdout.write("without newline")
import os, signal; os.kill(os.getpid(), signal.SIGINT)
print("not reached, or not an end")
