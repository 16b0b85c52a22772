import sys, weakref
class Thing:
    def __repr__(self): return "thing"
thing = Thing()
sys.held = weakref.proxy(thing, print)
