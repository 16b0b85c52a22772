# A cycle that nobody holds is collected at the end.
class Speaker:
    def __del__(self): print("gone")
one = Speaker()
one.itself = one
del one
