# Tries: memory that is not the heap's: shared and anonymous, touched page by page
# Allowed: memory_limit, runtime_error
# Wall: memory_cgroup
# Limits: memory_mb=64 cpu_ms=8000
import mmap

maps = []
for _ in range(30):
    area = mmap.mmap(-1, 10 << 20, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
    for at in range(0, len(area), 4096):
        area[at] = 1
    maps.append(area)
print("ESCAPED: 300 MiB of shared memory in 64")
