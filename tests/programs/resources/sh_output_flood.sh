# Tries: to print without end by way of a pipe from yes
# Allowed: output_limit
# Wall: output_cap
# Limits: output_kb=256 cpu_ms=5000
yes 'a line that says nothing at all, again and again' | head -c 30000000
echo
echo 'ESCAPED: 30 MB were taken'
