# Tries: to burn processor time inside one call of C that never looks for signals: a power, an expression, a sort key
# Allowed: time_limit
# Wall: cpu_accounting, rlimit_cpu
# Limits: cpu_ms=500 wall_ms=20000
import re

re.match(r"(a|a|b)*(a|aa|a)*c", "a" * 19)
print("ESCAPED: the expression came to an end")
