import sys
sys.stdout.write("to the error\n")
sys.stdout, sys.stderr = sys.stderr, sys.stdout
print("after")
