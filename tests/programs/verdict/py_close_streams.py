# Tries: to look ended by closing its streams, and to sleep on
# Allowed: idle_limit
# Wall: verdict_of_wall
# Limits: wall_ms=700
import os
import time

for fd in range(3):
    os.close(fd)
time.sleep(20)
