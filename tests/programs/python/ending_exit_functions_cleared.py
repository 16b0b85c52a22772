import atexit
class Speaker:
    def __del__(self): print("gone")
speaker = Speaker()
atexit._clear()
