# A program that does not parse.
print("never"
def broken(:
