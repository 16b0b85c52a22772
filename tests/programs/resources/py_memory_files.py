# Tries: to hide memory in files of /tmp and /dev/shm that are deleted and kept open
# Allowed: memory_limit, output_limit, runtime_error
# Wall: memory_cgroup, disk_limit
# Limits: memory_mb=96 disk_mb=64 cpu_ms=8000
# Confined: nothing that is deleted and only held open is seen by sampling (docs/SECURITY.md)
import os
import tempfile

held = []
for folder in (tempfile.gettempdir(), "/dev/shm", os.getcwd()):
    for _ in range(6):
        file = tempfile.TemporaryFile(dir=folder, buffering=0)
        written = 0
        while written < 20 << 20:
            written += file.write(b"x" * (1 << 20))
        held.append(file)
print("ESCAPED: 360 MiB in deleted files")
