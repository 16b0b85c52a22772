# Nothing is open but the three standard streams, and they are what they are in a fresh interpreter.
import os
import stat
import sys
for fd in range(1024):
    try:
        status = os.fstat(fd)
    except OSError:
        continue
    print(fd, stat.S_IFMT(status.st_mode), os.get_inheritable(fd), os.get_blocking(fd))
for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.name, stream.mode, stream.encoding, stream.errors, stream.newlines, stream.line_buffering,
          stream.write_through, stream.seekable(), stream.fileno(), stream.isatty(), stream.buffer)
print(sys.stdin is sys.__stdin__, sys.stdin.buffer.tell(), sys.stdin.buffer.raw.tell())
