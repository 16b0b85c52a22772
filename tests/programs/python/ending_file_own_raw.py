# A buffered file over an object of the program's.
import io
class Raw(io.RawIOBase):
    def writable(self): return True
    def write(self, data): print("raw:", bytes(data)); return len(data)
    @property
    def closed(self): print("asked"); return False
out = io.BufferedWriter(Raw())
out.write(b"pending")
