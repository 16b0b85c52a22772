# Tries: to look like a wall limit by its exit status
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 143
import sys

sys.exit(143)
