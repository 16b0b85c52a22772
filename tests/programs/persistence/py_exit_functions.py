# Tries: to go on after the end: exit functions, finalisers, threads and children that wait for it
# Allowed: ok, idle_limit, runtime_error
# Wall: wall_limit
# Limits: wall_ms=900
import atexit
import threading
import time


class Last:
    def __del__(self):
        time.sleep(30)


kept = Last()
atexit.register(time.sleep, 2)
atexit.register(lambda: print("ESCAPED: exit functions ran for 2 s of 0.9", flush=True))
threading.Thread(target=time.sleep, args=(1.5,)).start()
