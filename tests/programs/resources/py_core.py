# Tries: to leave a core file
# Allowed: runtime_error
# Signal: 6
# Wall: verdict_of_signal
# Collect: core core.1 core.2
import os
import resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (-1, -1))
    print("ESCAPED: core files were allowed", flush=True)
except (ValueError, OSError):
    pass
os.abort()
