# Tries: to charge its memory to its zygote, which is in another group: pages that both share, written all over
# Allowed: memory_limit
# Warm: yes
# Wall: memory_cgroup
# Limits: memory_mb=64 cpu_ms=8000
block = []
for _ in range(20):
    block.append(bytearray(b"x" * (10 << 20)))
print("ESCAPED: 200 MiB in 64")
