# Tries: descriptors that are open besides the standard three, by trying every number
# Allowed: ok
# Wall: descriptors
import os

for number in range(3, 4096):
    try:
        kind = os.fstat(number).st_mode
    except OSError:
        continue
    print(f"ESCAPED: descriptor {number} is open, mode {kind:o}")
