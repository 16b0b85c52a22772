# Tries: recursion without end, in C and in Python, with the interpreter's own guard off
# Allowed: runtime_error, memory_limit
# Wall: verdict_of_signal
# Limits: memory_mb=128 cpu_ms=10000
import functools
import sys

sys.setrecursionlimit(1 << 30)


class Deep:
    def __repr__(self):
        return repr(self)


repr(Deep())
