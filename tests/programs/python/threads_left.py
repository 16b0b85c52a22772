# Threads that are still running at the end: waited for, unless daemons.
import threading
import time
def work(n):
    time.sleep(0.02 * n)
    print("thread", n, flush=True)
for n in (1, 2, 3):
    threading.Thread(target=work, args=(n,)).start()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print("main ends")
