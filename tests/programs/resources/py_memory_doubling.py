# Tries: lists that double until the interpreter or the kernel gives up
# Allowed: memory_limit, runtime_error
# Wall: memory_cgroup
# Limits: memory_mb=96 cpu_ms=8000
block = bytearray(b"x") * (1 << 20)
kept = []
while len(kept) < 10:
    kept.append(block * 30)
print("ESCAPED: 300 MiB in 96")
