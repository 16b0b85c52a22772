# Tries: to signal the group and the session that it began in, which could be its zygote's
# Allowed: runtime_error
# Warm: yes
# Wall: session
# Signal: 9
# Runs: 3
import os
import signal

if os.getsid(0) != os.getpid() or os.getpgrp() != os.getpid():
    print("ESCAPED: a session of somebody else's", os.getsid(0), os.getpgrp(), os.getpid(), flush=True)
os.kill(0, signal.SIGKILL)
