# Tries: children that each stay below the limit and together do not
# Allowed: memory_limit
# Wall: memory_cgroup
# Limits: memory_mb=96 cpu_ms=8000
import os

ready, told = os.pipe()
waiting, go = os.pipe()
children = []
for _ in range(8):
    pid = os.fork()
    if pid == 0:
        os.close(go)
        block = bytearray(os.urandom(4096)) * (30 * 256)
        os.write(told, b"x")
        os.read(waiting, 1)
        os._exit(0 if block[-1] >= 0 else 1)
    children.append(pid)
os.close(told)
count = 0
while count < 8 and os.read(ready, 1):
    count += 1
os.close(go)
ended = [os.waitpid(pid, 0)[1] for pid in children]
if count == 8 and not any(ended):
    print("ESCAPED: eight times 30 MiB at once, in 96")
