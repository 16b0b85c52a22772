# Handlers, alarms, what is ignored from the start.
import signal
import time
print([(s.name, str(signal.getsignal(s))) for s in sorted(signal.valid_signals()) if isinstance(s, signal.Signals)])
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.signal(signal.SIGALRM, lambda number, frame: print("alarm", number, frame.f_lineno))
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.pause()
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
