# Tries: the supervisor's environment: by os, by the C library, by /proc, and above the stack of this process
# Allowed: ok
# Wall: environment
import ctypes
import os

NAME = b"ASSAY_HOST_" + b"SECRET"
library = ctypes.CDLL(None)
library.getenv.restype = ctypes.c_char_p
found = os.fsdecode(NAME) in os.environ or library.getenv(NAME) is not None
try:
    with open("/proc/self/environ", "rb") as file:
        found = found or NAME in file.read()
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
        stack = next(line for line in maps if "[stack]" in line).split()[0]
        start, end = (int(part, 16) for part in stack.split("-"))
        memory.seek(end - 65536)
        found = found or NAME + b"=" in memory.read(65536)
except OSError:
    pass
if found:
    print("ESCAPED: the supervisor's environment")
