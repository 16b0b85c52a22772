# Tries: to look as if there had been no memory: the exception, without asking for any
# Allowed: runtime_error
# Wall: verdict_of_exit
# Exit: 1
raise MemoryError
