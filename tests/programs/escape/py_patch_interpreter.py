# Tries: to change the interpreter for the next run: its library, site folders, bytecode, the binary itself
# Allowed: ok
# Wall: outer_box
# Confined: its paths are the container's own, whose owner is not this program's user; written in py_write_tree
import os
import site
import sys

for target in (os.__file__, sys.executable, os.path.dirname(os.__file__) + "/sitecustomize.py",
               os.path.dirname(os.__file__) + "/__pycache__/os.cpython-311.pyc",
               *[path + "/x.pth" for path in site.getsitepackages() if os.path.isdir(path)]):
    try:
        os.chmod(target, 0o777)
        print("ESCAPED: chmod", target)
    except OSError:
        pass
    try:
        with open(target, "ab"):
            print("ESCAPED: opened to write", target)
    except OSError:
        pass
