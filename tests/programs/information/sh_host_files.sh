# Tries: to read the host with what a shell has: redirections, globs, source, command history
# Allowed: ok, runtime_error
# Wall: mount_root
# Confined: Landlock refuses to open these, but not to see that they exist; py_host_contents is for it
for name in /etc/shadow /root/.bash_history /home/*/.ssh/* /var/log/* /etc/ssh/* /work/*; do
  if [ -e "$name" ]; then echo "ESCAPED: $name"; fi
done
while read -r line; do echo "ESCAPED: $line"; done < /etc/shadow
