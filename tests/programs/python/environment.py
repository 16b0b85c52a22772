# The environment, as this process and a child of it see it.
import os
import subprocess
import sys
print(sorted(os.environ.items()), os.getcwd(), os.getppid(), oct(os.umask(0o77)))
child = [sys.executable, "-c", "import os, sys; print(sorted(os.environ.items()), sys.path)"]
print(subprocess.run(child, capture_output=True, text=True))
