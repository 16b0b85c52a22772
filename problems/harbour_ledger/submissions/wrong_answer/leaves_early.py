# Leaves with status 0 before printing anything.
import os

os._exit(0)
