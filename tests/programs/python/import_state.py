# Imports behave alike: reload, missing modules, own modules, import by path.
import importlib
import sys
with open("mine.py", "w") as file:
    file.write("value = 1\n")
import mine
print(mine.value, mine.__file__, mine.__cached__)
import json
print(importlib.reload(json) is json)
try:
    import nothing_such
except ModuleNotFoundError as error:
    print(error)
print(importlib.util.find_spec("mine").origin, importlib.util.find_spec("collections").origin)
import __main__
print(__main__.__file__)
