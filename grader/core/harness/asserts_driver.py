"""Starts assay_asserts, which says what comes in and what goes out. Short, since each run compiles it anew."""
import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)
import assay_asserts

assay_asserts.main(_HERE)
