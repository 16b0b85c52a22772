# Standard input as bytes, by descriptor and by seeking.
import os
import sys
print(os.read(0, 5), sys.stdin.buffer.read(4), sys.stdin.buffer.peek()[:3])
sys.stdin.seek(0)
print(sys.stdin.buffer.read()[:10])
print(os.lseek(0, 0, os.SEEK_CUR), os.isatty(0))
try:
    os.write(0, b"x")
except OSError as error:
    print(error)
