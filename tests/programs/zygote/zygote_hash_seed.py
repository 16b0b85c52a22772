# Tries: to change the hash seed and the generators of the runs after it
# Allowed: ok
# Warm: yes
# Wall: by_construction
# Runs: 4
import os
import random

if hash("a fixed text") != hash("a fixed " + "text") or os.environ.get("PYTHONHASHSEED") != "0":
    print("ESCAPED: another seed")
random.seed(4711)
first = random.random()
generator = random.Random()
if generator.random() == first:
    print("ESCAPED: generators are the run before's")
os.environ["PYTHONHASHSEED"] = "1"
