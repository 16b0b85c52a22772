# Tries: to fill the disk by way of dd, cat and redirections
# Allowed: ok, output_limit
# Wall: disk_limit
# Limits: disk_mb=8 memory_mb=256 cpu_ms=6000
# Confined: the disk is measured by looking there; disk_filled waits for that
total=0
for folder in . /tmp; do
  dd if=/dev/zero of=$folder/big bs=1M count=30 2>/dev/null
  size=$(wc -c < $folder/big)
  total=$((total + size))
done
if [ $total -gt 41943040 ]; then echo "ESCAPED: wrote $total"; fi
