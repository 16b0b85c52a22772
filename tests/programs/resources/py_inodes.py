# Tries: files without end
# Allowed: output_limit, ok, memory_limit, runtime_error
# Wall: inode_limit
# Limits: cpu_ms=8000
# Confined: entries are counted by looking there (disk_entries)
import os

count = 0
try:
    while count < 20000:
        os.mknod(f"f{count}")
        count += 1
except OSError:
    pass
if count > 10000:
    print("ESCAPED:", count, "files", flush=True)
os._exit(0)
