# Tries: threads without end
# Allowed: ok, runtime_error, memory_limit
# Wall: process_limit
# Limits: processes=32 memory_mb=512 cpu_ms=4000
# Confined: where all runs share our user, threads are counted by looking
import os
import threading
import time

threading.stack_size(65536)
count = 0
try:
    while count < 400:
        threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
        count += 1
except RuntimeError:
    pass
if count > 64:
    print("ESCAPED:", count, "threads", flush=True)
os._exit(0)
