# Tries: descriptors of the zygote's: its socket, its preload, what it opened while it imported
# Allowed: ok
# Warm: yes
# Wall: descriptors
# Runs: 2
import os

for number in range(3, 4096):
    try:
        os.fstat(number)
        print("ESCAPED: descriptor", number)
    except OSError:
        pass
for number in (0, 1, 2):
    if os.fstat(number).st_mode & 0o170000 not in (0o100000, 0o010000, 0o020000):
        print("ESCAPED: a stream is something else", number)
