# A class that was there before the program gets last words, and one of its objects is the program's.
import random
random.Random.__del__ = lambda self: print("gone")
mine = random.Random(3)
