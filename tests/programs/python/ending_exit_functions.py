# Exit functions make what ends after them.
import atexit
class Speaker:
    def __del__(self): print("gone")
def late():
    global speaker
    speaker = Speaker()
    print("late")
atexit.register(late)
atexit.register(lambda: 1 / 0)
