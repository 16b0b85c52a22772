# Tries: to sleep past the wall limit, with every signal that can be caught ignored
# Allowed: idle_limit
# Wall: wall_limit
# Limits: wall_ms=700
import signal
import time

for number in set(range(1, 65)) - {9, 19, 32, 33}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
time.sleep(2.5)
print("ESCAPED: slept for 2.5 s of 0.7")
