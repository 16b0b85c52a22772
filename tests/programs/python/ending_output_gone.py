# Status 120: the flush at the end fails.
import os
print("lost")
os.close(1)
