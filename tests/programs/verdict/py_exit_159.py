# Tries: to look like a refused call by its exit status
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 159
import sys

sys.exit(159)
