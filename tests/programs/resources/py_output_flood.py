# Tries: to print without end, on both streams
# Allowed: output_limit
# Wall: output_cap
# Limits: output_kb=256 cpu_ms=5000
import sys

for _ in range(200):
    sys.stdout.write("x" * 65536)
    sys.stderr.write("y" * 65536)
print("ESCAPED: 26 MiB were taken")
