# Tries: descriptors without end
# Allowed: ok
# Wall: rlimit_nofile
import os

held = []
try:
    while len(held) < 3000:
        held.append(os.dup(0))
except OSError:
    pass
if len(held) > 1024:
    print("ESCAPED:", len(held), "descriptors")
