# Tries: to fork until nothing is left
# Allowed: ok, runtime_error, time_limit, idle_limit
# Wall: process_limit
# Limits: processes=32 cpu_ms=2000 wall_ms=6000
# Confined: where all runs share our user, processes are counted by looking (processes_held)
import os
import time

children = 0
while children < 300:
    try:
        pid = os.fork()
    except OSError:
        break
    if pid == 0:
        time.sleep(20)
        os._exit(0)
    children += 1
if children > 64:
    print("ESCAPED:", children, "processes")
