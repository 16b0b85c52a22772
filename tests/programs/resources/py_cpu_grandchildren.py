# Tries: to burn processor time in grandchildren that nobody waits for, one after the other
# Allowed: time_limit
# Wall: cpu_accounting
# Limits: cpu_ms=600 wall_ms=30000 memory_mb=512
import os
import time

reader, writer = os.pipe()
for _ in range(12):
    if os.fork() == 0:
        if os.fork() == 0:
            while time.process_time() < 0.3:
                pass
            os.write(writer, b"x")
        os._exit(0)
    os.wait()
    os.read(reader, 1)
print("ESCAPED: 3.6 s of 0.6 in grandchildren")
