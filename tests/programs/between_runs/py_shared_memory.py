# Tries: to leave named shared memory and semaphores
# Allowed: ok
# Wall: fresh_tmpfs
# Runs: 2
# Confined: there is no /dev/shm
from multiprocessing import resource_tracker, shared_memory

resource_tracker.register = lambda *_: None
try:
    shared_memory.SharedMemory("left")
    print("ESCAPED: the memory of the run before")
except FileNotFoundError:
    left = shared_memory.SharedMemory("left", create=True, size=4096)
    left.buf[:4] = b"left"
