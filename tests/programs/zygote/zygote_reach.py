# Tries: to reach the interpreter that it is a clone of: by number, by group, by session, by its parent
# Allowed: ok
# Warm: yes
# Wall: pid_namespace, two_identities
# Runs: 2
# Prints: still here
import os
import signal

me, group = os.getpid(), os.getpgrp()
for target in [*range(1, 2500), -1]:
    if target == me:
        continue
    for number in (signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(target, number)
        except OSError:
            pass
print("still here", flush=True)
