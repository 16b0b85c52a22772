# The collector does its work on what the program makes.
import gc
import weakref
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage)
class Node:
    pass
seen = []
node = Node()
node.self = node
weakref.finalize(node, seen.append, 1)
del node
gc.collect()
print(seen)
nodes = 0
for _ in range(20000):
    node = Node()
    node.self = node
    weakref.finalize(node, seen.append, 1).atexit = False
print(len(seen) > 10000)
