# Tries: to trace or read its zygote and the forker: ptrace, process_vm_readv, /proc/PID/mem
# Allowed: ok
# Warm: yes
# Wall: seccomp, pid_namespace, two_identities, not_dumpable, capabilities, proc_of_the_run
import ctypes
import os

call = ctypes.CDLL(None, use_errno=True).syscall
for pid in range(1, 40):
    if pid != os.getpid() and call(101, 0x4206, pid, 0, 0) == 0:
        print("ESCAPED: traces", pid)
    for part in ("mem", "environ", "maps", "fd/0"):
        if pid == os.getpid():
            continue
        try:
            os.close(os.open(f"/proc/{pid}/{part}", os.O_RDONLY))
            print("ESCAPED: opened", pid, part)
        except OSError:
            pass
