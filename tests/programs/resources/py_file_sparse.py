# Tries: a file of a terabyte that has no blocks, for whoever collects it
# Allowed: output_limit, ok, runtime_error
# Wall: rlimit_fsize
# Collect: big
# Limits: file_mb=8
import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open("big", "wb") as file:
    try:
        os.truncate(file.fileno(), 1 << 40)
    except OSError:
        pass
if os.stat("big").st_size > 8 << 20:
    print("ESCAPED: a file of", os.stat("big").st_size)
os.unlink("big")
