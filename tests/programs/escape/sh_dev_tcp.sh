# Tries: the network by the shell's own means: /dev/tcp and /dev/udp
# Allowed: ok
# Wall: call:socket
# Refused: socket
for port in 22 80 53 2024; do
  for kind in tcp udp; do
    if (exec 5<> /dev/$kind/127.0.0.1/$port) 2>/dev/null; then echo "ESCAPED: $kind $port"; fi
  done
done
exit 0
