import os, sys
print("lost")
os.close(1)
sys.exit(3)
