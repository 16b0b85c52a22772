# An object that the collector does not know speaks as well.
class Number(int):
    __slots__ = ()
    def __del__(self): print("gone:", int(self))
numbers = [Number(5)]
