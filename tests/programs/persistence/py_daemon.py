# Tries: to outlive its run, in a session of its own, with every signal ignored
# Allowed: ok
# Wall: kill_leftovers
# Runs: 2
# Confined: unix sockets with a name are refused there; daemon.c and orphan.c are for it
import os
import signal
import socket
import time

NAME = "\0py-left-daemon"
with socket.socket(socket.AF_UNIX) as one:
    try:
        one.connect(NAME)
        print("ESCAPED: the run before is still there")
    except OSError:
        pass
listener = socket.socket(socket.AF_UNIX)
try:
    listener.bind(NAME)
    listener.listen()
except OSError:
    pass
if os.fork() == 0:
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    if os.fork():
        os._exit(0)
    time.sleep(20)
