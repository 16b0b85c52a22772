# Nothing of the program's runs at its end, but what it left to run.
import builtins, gc, sys
import types
def speaks(name):
    def replaced(*args, **kwargs):
        stderr.write(name + " called\n")
        return original(*args, **kwargs)
    original = getattr(builtins, name)
    return replaced
stderr = sys.stderr
for name in ("id", "len", "map", "all", "any", "list", "vars", "zip", "getattr", "dict", "set"):
    setattr(builtins, name, speaks(name))
gc.get_objects = sys.getallocatedblocks = sys._current_frames = lambda: stderr.write("called\n")
