# A crash in C with the fault handler on.
import ctypes
import faulthandler
faulthandler.enable()
print("before", flush=True)
ctypes.string_at(0)
