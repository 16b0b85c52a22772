# The hash seed is that of a cold start.
print(hash("abc"), hash(b"abc"), list({"one", "two", "three", "four", "five"}), hash(1.5), hash((1, "x")))
import sys
print(sys.flags.hash_randomization)
