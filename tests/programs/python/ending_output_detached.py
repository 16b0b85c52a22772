import sys
print("before")
raw = sys.stdout.detach()
raw.write(b"raw\n")
