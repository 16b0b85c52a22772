# An object's last words.
class Speaker:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone:", self.name)
first = Speaker("first")
second = Speaker("second")
