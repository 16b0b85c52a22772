# More memory than it may have, little by little.
kept = []
while True:
    kept.append(bytearray(1 << 20))
