# Tries: to find, in its whole memory, what the run before it wrote there
# Allowed: ok
# Warm: yes
# Wall: by_construction
# Runs: 3
mark = b"left by " + b"the run before"
parts = [bytes([b ^ 0x5A]) for b in mark]
wanted = bytes(b ^ 0x5A for b in mark)  # what is searched for is never in memory as such before it is left
del mark
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps.read().splitlines():
        span, mode = line.split()[:2]
        if not mode.startswith("rw") or "[v" in line:
            continue
        start, end = (int(part, 16) for part in span.split("-"))
        try:
            memory.seek(start)
            data = memory.read(end - start)
        except OSError:
            continue
        if b"LEFT-" + b"%d" % 4711 in data and line.find("[stack]") < 0 and data.count(b"LEFT-4711") > 40:
            print("ESCAPED: memory of the run before")
            break
kept = [b"LEFT-4711 %d" % number for number in range(100)]
