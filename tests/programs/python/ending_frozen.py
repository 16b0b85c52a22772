# Objects that are hidden from the collector end all the same.
import gc
class Speaker:
    def __del__(self): print("gone")
speaker = Speaker()
del Speaker
gc.freeze()
