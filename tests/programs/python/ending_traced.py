# Code that runs at the end is traced.
import sys
class Speaker:
    def __del__(self): self = None
speaker = Speaker()
def trace(frame, event, _):
    if frame.f_code.co_name == "__del__": print(event)
    return trace
sys.settrace(trace)
