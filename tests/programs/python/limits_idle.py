# Sleeps past its wall time.
import time
time.sleep(60)
