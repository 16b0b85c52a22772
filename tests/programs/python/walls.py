# What a clone could have kept of the zygote's: its namespaces, its root, its sockets.
import os
import socket
for attempt in ("os.setuid(0)", "os.setresuid(1001, 1001, 1001)", "os.chroot('/tmp')", "os.mkdir('/new')",
                "open('/box/sitecustomize.py')", "open('/box/assay_clone.so')", "os.listdir('/box')",
                "open('/proc/1/environ').read()", "os.readlink('/proc/1/exe')", "os.kill(1, 9)",
                "socket.socket(socket.AF_INET)", "open('/proc/self/oom_score_adj', 'w')", "os.nice(-1)",
                "os.sched_setaffinity(0, {0})", "socket.socket(fileno=20)", "os.fstat(21)", "os.fstat(22)"):
    try:
        print(attempt, eval(attempt))
    except Exception as error:
        print(attempt, type(error).__name__, error)
