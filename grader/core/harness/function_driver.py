"""Starts assay_function, which says what comes in and what goes out. Short, since each run compiles it anew."""
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_function
sys.path[:] = [path for path in sys.path if path != _HERE]

assay_function.main()
