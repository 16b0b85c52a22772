# Tries: children that make children, by multiprocessing, where each retries what is refused
# Allowed: ok, runtime_error, time_limit, idle_limit
# Wall: process_limit
# Limits: processes=24 cpu_ms=2000 wall_ms=4000 memory_mb=512
# Confined: where all runs share our user, processes are counted by looking (processes_held)
import os
import time

reader, writer = os.pipe()
os.set_blocking(reader, False)


def grow(left):
    for _ in range(2):
        try:
            pid = os.fork()
        except OSError:
            continue
        if pid == 0:
            os.write(writer, b"x")
            if left:
                grow(left - 1)
            time.sleep(20)
            os._exit(0)


grow(5)
time.sleep(1)
try:
    made = len(os.read(reader, 65536))
except BlockingIOError:
    made = 0
if made > 40:
    print("ESCAPED:", made, "processes at once")
