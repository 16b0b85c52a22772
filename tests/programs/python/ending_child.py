# A child ends as a program does.
import os, sys
class Speaker:
    def __del__(self): print("gone", flush=True)
def child(status, speaks):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        global speaker
        speaker = Speaker() if speaks else None
        print("child", flush=not speaks)
        sys.exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
child(3, True)
child(4, False)
