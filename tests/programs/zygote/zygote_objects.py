# Tries: to find the warm-up's own frames, functions and lists among the collector's objects
# Allowed: ok
# Warm: yes
# Wall: by_construction
# Runs: 2
import gc
import sys
import types

gc.unfreeze()
for item in gc.get_objects():
    if isinstance(item, types.FunctionType) and item.__name__ in ("_wait", "_become_warm", "_announce", "_renew_main"):
        print("ESCAPED: a function of the warm-up", item.__name__)
    if isinstance(item, types.FrameType) and item is not sys._getframe() and "assay" in item.f_code.co_filename:
        print("ESCAPED: a frame of the warm-up")
