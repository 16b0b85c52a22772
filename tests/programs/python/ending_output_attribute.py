import sys
sys.stdout.flush = lambda: sys.stderr.write("flushed\n")
print("said")
