# More objects than are looked at.
many = [[n] for n in range(200_000)]
class Speaker:
    def __del__(self): print("gone")
many.append(Speaker())
print(len(many))
