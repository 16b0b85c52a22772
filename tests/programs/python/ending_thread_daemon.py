# A thread that nobody waits for, while the program's last object speaks slowly.
import threading, time
class Speaker:
    def __del__(self): time.sleep(0.05); print("gone")
speaker = Speaker()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
