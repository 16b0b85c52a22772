# A weak reference that outlives what it refers to calls.
import sys, weakref
class Thing: pass
thing = Thing()
sys.held = weakref.ref(thing, print)
