# Tries: to look like a kill for memory by its exit status
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 137
import sys

sys.exit(137)
