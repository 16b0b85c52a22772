# Exit functions, finalisers, and what they print when.
import atexit
import weakref
import sys
class Thing:
    def __del__(self):
        print("deleted")
thing = Thing()
weakref.finalize(thing, print, "finalised")
atexit.register(print, "first registered")
atexit.register(lambda: 1 / 0)
atexit.register(print, "last registered")
cycle = []
cycle.append(cycle)
sys.stderr.write("to the error stream\n")
print("end of the program")
import logging
class Handler(logging.Handler):
    def emit(self, record):
        print(record.getMessage())
    def close(self):
        print("handler closed", "json" in sys.modules)
        super().close()
logging.getLogger().addHandler(Handler())
import json
