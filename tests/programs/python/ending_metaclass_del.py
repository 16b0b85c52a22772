# A class has last words itself.
class Meta(type):
    def __del__(cls): print("class gone")
class Quiet(metaclass=Meta): pass
