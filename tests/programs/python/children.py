# fork, exec, wait, pipes to children.
import os
import subprocess
import sys
pid = os.fork()
if pid == 0:
    print("child", flush=True)
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(subprocess.run([sys.executable, "-c", "print(input()[::-1])"], input="abc", capture_output=True, text=True))
print(subprocess.run([sys.executable, "-m", "this"], capture_output=True).stdout[:20])
try:
    subprocess.run(["/nonexistent"])
except OSError as error:
    print(error)
