# Generators that have nothing to do, one of which has ended.
squares = (n * n for n in range(9))
print(next(squares), next(squares))
over = (n for n in ())
print(list(over))
def outer(): yield from squares
standing = outer()
print(next(standing))
