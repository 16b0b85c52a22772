# More memory than the address space has.
try:
    bytearray(1 << 50)
except MemoryError as error:
    print("MemoryError", error)
