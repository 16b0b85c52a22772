# A file that is left open is warned of.
import warnings
warnings.simplefilter("always")
left = open("main.py")
