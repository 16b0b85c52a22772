# Buffering and order of the two output streams, bytes and text.
import os
import sys
sys.stdout.write("text ")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes \xff\n")
os.write(1, b"first\n")
print("é ü 漢 😀", flush=True)
print("error é \udcff", file=sys.stderr)
try:
    print("\udcff")
except UnicodeEncodeError as error:
    print(error.reason)
sys.stdout.reconfigure(encoding="ascii", errors="backslashreplace", line_buffering=True)
print("é")
sys.stdout = open(1, "w", buffering=1, closefd=False)
print("replaced")
