# Tries: to burn processor time with SIGXCPU and SIGTERM ignored and the limit raised
# Allowed: time_limit
# Wall: cpu_accounting, rlimit_cpu
# Limits: cpu_ms=600 wall_ms=20000
import resource
import signal
import time

for number in (signal.SIGXCPU, signal.SIGTERM, signal.SIGALRM, signal.SIGPROF):
    signal.signal(number, signal.SIG_IGN)
try:
    resource.setrlimit(resource.RLIMIT_CPU, (-1, -1))
except (ValueError, OSError):
    pass
while time.process_time() < 3.5:
    pass
print("ESCAPED: burnt 3.5 s of 0.6")
