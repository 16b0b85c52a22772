# Warnings: default filters, and their text.
import sys
import warnings
print(warnings.filters)
warnings.warn("mine")
warnings.warn("old", DeprecationWarning)
x = 1
print(eval("x is 1"))
sys.stderr.flush()
