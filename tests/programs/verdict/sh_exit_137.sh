# Tries: to look as if it had been killed for memory: the status, and a child that ends by SIGKILL
# Allowed: runtime_error
# Wall: verdict_by_counters
# Exit: 137
sh -c 'kill -9 $$'
exit 137
