# A generator that stands within try is closed.
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
generator = numbers()
print(next(generator))
