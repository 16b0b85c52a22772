# What the program is told about itself.
import sys
print(sys.argv, sys.path, __name__, __file__, __spec__, __loader__.__class__.__name__, __doc__)
print(sys.flags, sys.orig_argv[1:], sys.executable, sys.prefix, sys.warnoptions, sys._xoptions)
print(sorted(globals()), __builtins__.__name__, sys.modules["__main__"].__dict__ is globals())
