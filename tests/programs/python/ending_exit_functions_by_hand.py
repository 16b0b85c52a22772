# Exit functions that are called by hand are over, and the program goes on.
import atexit
atexit.register(print, "exit function")
atexit._run_exitfuncs()
import json, re, sys
print(json.dumps([1]), re.sub("a", "b", "banana"), "json" in sys.modules)
