# The caches of abstract classes hold weak references that call nobody of the program's.
import collections.abc, weakref
class Sized:
    def __len__(self): return 3
print(isinstance(Sized(), collections.abc.Sized), isinstance(Sized(), collections.abc.Hashable))
values = weakref.WeakValueDictionary()
kept = values[1] = Sized()
