# Tries: to poison what all clones share: modules, builtins, types' caches, the import system, for the run after
# Allowed: ok
# Warm: yes
# Wall: by_construction
# Runs: 4
import builtins
import collections
import functools
import gc
import json
import random
import re
import sys

found = [hasattr(json, "left"), hasattr(builtins, "left"), "left" in sys.modules, "left" in sys.path, hasattr(sys, "left"),
         sys.getrecursionlimit() == 777, not gc.isenabled(), len(sys.meta_path) > 4 or "left" in map(str, sys.meta_path),
         json.loads("1") == 2, "left" in sys.warnoptions, sys.gettrace() is not None, functools.reduce is max,
         bool(re.compile("left").groups), collections.Counter.__doc__ is None]
if any(found):
    print("ESCAPED: found what a run before left", found)
json.left = builtins.left = sys.left = 1
json.loads = lambda text: 2
sys.modules["left"] = sys
sys.path.append("left")
sys.meta_path.append("left")
sys.warnoptions.append("left")
sys.setrecursionlimit(777)
functools.reduce = max
random.seed(1)
gc.disable()
gc.unfreeze()
