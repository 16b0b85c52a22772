# What a module of the program's own holds ends too.
import sys, types
class Speaker:
    def __del__(self): print("gone")
sys.modules["invented"] = module = types.ModuleType("invented")
module.held = Speaker()
del module
