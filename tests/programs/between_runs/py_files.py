# Tries: to leave files for the next run, in every writable place, also as modules that it would import
# Allowed: ok
# Wall: fresh_tmpfs
# Runs: 2
import os
import tempfile

paths = [os.path.join(folder, name) for folder in (os.getcwd(), tempfile.gettempdir(), "/dev/shm")
         for name in ("left", "json.py", "usercustomize.py", "__pycache__")]
for path in paths:
    if os.path.lexists(path):
        print("ESCAPED: found", path)
for path in paths:
    try:
        os.mkdir(path) if path.endswith("__pycache__") else open(path, "w").close()
    except OSError:
        pass
