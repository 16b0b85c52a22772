# No frame, module, referrer or thread of what came before the program.
import sys
frame, depth = sys._getframe(), 0
while frame.f_back:
    frame, depth = frame.f_back, depth + 1
print(depth, frame.f_code.co_name)
print([name for name in sys.modules if "assay" in name or "sitecustomize" in name or "ctypes" in name])
print([key for key in sys.path_importer_cache if "box" in key])
import gc
import types
gc.unfreeze()
print([item for item in gc.get_objects() if isinstance(item, (types.FunctionType, types.FrameType))
       and getattr(item, "__code__", getattr(item, "f_code", None)).co_filename.startswith("/box/sitecustomize")])
import threading
print(threading.active_count(), threading.current_thread() is threading.main_thread())
print(threading.main_thread().native_id == threading.get_native_id())
