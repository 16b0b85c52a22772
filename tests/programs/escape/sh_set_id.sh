# Tries: programs that would run as somebody else, found or made
# Allowed: ok, runtime_error
# Wall: mount_root
# Confined: the container's own are there to be seen; new_privileges is for it
for name in /usr/bin/su /usr/bin/sudo /usr/bin/passwd /usr/bin/mount /usr/bin/newgrp /host/usr/bin/su; do
  if [ -u "$name" ]; then echo "ESCAPED: $name has its set-id bit"; fi
done
exit 0
