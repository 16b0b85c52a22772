# Tries: an allocation that no machine has: it is refused at once and nothing was used, an honest MemoryError
# Allowed: runtime_error
# Wall: verdict_of_exit
# Exit: 1
[0] * 10**13
