# A class that speaks whenever it is asked for anything.
class Meta(type):
    def __getattribute__(cls, name): print("get", name); return type.__getattribute__(cls, name)
    def __hash__(cls): print("hash"); return 1
    def __eq__(cls, other): print("eq"); return cls is other
    def __instancecheck__(cls, other): print("instance"); return False
class Speaker(metaclass=Meta):
    def __getattribute__(self, name): print("of", name); return object.__getattribute__(self, name)
    def __eq__(self, other): print("equal"); return False
speakers = [Speaker() for _ in range(3)]
print("end")
