# Tries: to leave timers, handlers, threads and a mask to the run after
# Allowed: ok
# Warm: yes
# Wall: signals
# Runs: 4
import resource
import signal
import threading
import time

if signal.getitimer(signal.ITIMER_REAL) != (0.0, 0.0) or signal.alarm(0):
    print("ESCAPED: a timer of the run before")
if threading.active_count() != 1 or resource.getrlimit(resource.RLIMIT_STACK)[0] == 123 << 12:
    print("ESCAPED: a thread or a limit of the run before")
if signal.pthread_sigmask(signal.SIG_BLOCK, []) or signal.getsignal(signal.SIGUSR2) != signal.SIG_DFL:
    print("ESCAPED: signals are not as they begin")
signal.setitimer(signal.ITIMER_REAL, 30)
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
resource.setrlimit(resource.RLIMIT_STACK, (123 << 12, 123 << 12))
threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
