# Tries: to burn processor time in a shell that ignores SIGXCPU, with its limit raised
# Allowed: time_limit
# Wall: cpu_accounting, rlimit_cpu
# Limits: cpu_ms=500 wall_ms=20000
trap '' XCPU TERM
ulimit -t unlimited 2>/dev/null
for i in $(seq 1 400000); do :; done
for i in $(seq 1 400000); do :; done
for i in $(seq 1 400000); do :; done
echo 'ESCAPED: went on'
