# Tries: to be run by the next clone instead of its program: a module, a bytecode file, main.py itself, left in place
# Allowed: ok
# Warm: yes
# Wall: fresh_tmpfs
# Runs: 3
import os

if os.path.exists("heapq2.py") or len(os.listdir(".")) != 1:
    print("ESCAPED: the folder of the run before", os.listdir("."))
for name in ("heapq2.py", "sitecustomize.py"):
    with open(name, "w") as file:
        file.write("print('ESCAPED: ran what was left')\n")
os.chdir("/tmp")
