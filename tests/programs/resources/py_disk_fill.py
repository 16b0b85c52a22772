# Tries: to fill the disk in every writable folder
# Allowed: ok, output_limit
# Wall: disk_limit
# Limits: disk_mb=8 memory_mb=256 cpu_ms=5000
# Confined: the disk is measured by looking there; disk_filled waits for that
import os
import tempfile

total = 0
for folder in (os.getcwd(), tempfile.gettempdir()):
    try:
        with open(os.path.join(folder, "big"), "wb", buffering=0) as file:
            for _ in range(40):
                total += file.write(b"x" * (1 << 20))
    except OSError:
        pass
if total > 40 << 20:
    print("ESCAPED: wrote", total >> 20, "MiB")
