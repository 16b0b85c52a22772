# Tries: to signal everything: all at once, by group, and each number that could be a process
# Allowed: ok
# Wall: pid_namespace, two_identities
# Prints: still here
import os
import signal

for target in [-1, *range(-40, -1), *(pid for pid in range(1, 3000) if pid != os.getpid())]:
    if target == -os.getpgrp():
        continue
    for number in (signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(target, number)
        except OSError:
            pass
print("still here")
