# Tries: to attach to, read and write every other process that it can name
# Allowed: ok
# Wall: seccomp, pid_namespace, two_identities, not_dumpable, capabilities, proc_of_the_run
# Confined: numbers are the container's there; others_outside tries it
import ctypes
import os

call = ctypes.CDLL(None, use_errno=True).syscall
SEIZE = 0x4206
for pid in [1, 2, 3, os.getppid()]:
    if pid in (0, os.getpid()):
        continue
    if call(101, SEIZE, pid, 0, 0) == 0:
        print("ESCAPED: traces", pid)
    try:
        os.close(os.open(f"/proc/{pid}/mem", os.O_RDWR))
        print("ESCAPED: opened the memory of", pid)
    except OSError:
        pass
