# Tries: to turn the filter off, or to put one in front that answers for it: prctl and seccomp(2)
# Allowed: ok
# Wall: call:seccomp, call:prctl
import ctypes

library = ctypes.CDLL(None, use_errno=True)
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP = 22, 38, 24
if library.prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0:
    print("ESCAPED: no_new_privs was taken back")
for mode in (0, 2):
    if library.prctl(PR_SET_SECCOMP, mode, 0, 0, 0) == 0 or ctypes.get_errno() not in (1, 38):
        print("ESCAPED: the kernel itself answered prctl", mode, ctypes.get_errno())
if library.syscall(317, 1, 0, 0) == 0 or ctypes.get_errno() not in (1, 38):
    print("ESCAPED: the kernel itself answered seccomp", ctypes.get_errno())
