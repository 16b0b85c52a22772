# Tries: to leave its own limits, mask, folder, niceness and signal actions to the next run of the slot
# Allowed: ok
# Wall: umask
# Runs: 3
import os
import resource
import signal

if os.umask(0o077) != 0o022:
    print("ESCAPED: another umask")
if signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32)) or signal.getsignal(signal.SIGUSR1) != signal.SIG_DFL:
    print("ESCAPED: signals of the run before")
if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 16 or os.getpriority(os.PRIO_PROCESS, 0) > 5:
    print("ESCAPED: limits of the run before")
resource.setrlimit(resource.RLIMIT_NOFILE, (9, 9))
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
try:
    os.nice(10)
except OSError:
    pass
os.chdir("/")
