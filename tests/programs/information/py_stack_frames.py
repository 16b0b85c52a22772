# Tries: frames, modules and objects of a harness around this program, in the interpreter; and a module left by the run before
# Allowed: ok
# Wall: fresh_tmpfs
# Runs: 2
import gc
import os
import sys

depth = 0
frame = sys._getframe()
while frame.f_back:
    frame, depth = frame.f_back, depth + 1
mine = [name for name in sys.modules if "assay" in name.lower() or name == "left_behind"]
texts = [item for item in gc.get_objects() if isinstance(item, dict) and "ASSAY_HOST_SECRET" in map(str, item.keys())]
if depth or mine or texts or os.path.exists("left_behind.py"):
    print("ESCAPED:", depth, mine, len(texts))
with open("left_behind.py", "w") as file:
    file.write("marker = 1\n")
