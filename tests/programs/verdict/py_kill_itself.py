# Tries: to look as if it had been killed for memory
# Allowed: runtime_error
# Wall: verdict_by_counters
# Signal: 9
import os
import signal

os.kill(os.getpid(), signal.SIGKILL)
