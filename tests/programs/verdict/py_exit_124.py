# Tries: to look like timeout(1) by its exit status
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 124
import sys

sys.exit(124)
