# Tries: to look like a CPU limit by its exit status
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 152
import sys

sys.exit(152)
