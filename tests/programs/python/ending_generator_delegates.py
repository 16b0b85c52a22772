# What a generator delegates to is closed with it.
class Source:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print("closed")
def outer(): yield from Source()
generator = outer()
print(next(generator))
