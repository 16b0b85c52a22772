# Tries: the classic fork bomb
# Allowed: ok, runtime_error, time_limit, idle_limit, output_limit
# Wall: process_limit
# Limits: processes=24 cpu_ms=1500 wall_ms=4000 memory_mb=512 output_kb=256
# Confined: where all runs share our user, processes are counted by looking (processes_held)
count=0
for i in $(seq 1 120); do
  sleep 20 2>/dev/null &
done 2>/dev/null
count=$(ls /proc | grep -c '^[0-9]')
if [ "$count" -gt 60 ]; then echo "ESCAPED: $count processes"; fi
bomb() { bomb | bomb & }
[ "$count" -gt 60 ] || bomb 2>/dev/null
