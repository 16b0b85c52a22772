# Tries: to write all over the tree, to mount and to change what the next run starts
# Allowed: ok
# Wall: read_only_root, two_identities
# Confined: folders of the container belong to somebody else; write_outside is for it
for folder in / /bin /dev /etc /lib /lib64 /proc /proc/self /proc/sys/kernel /usr /usr/bin /usr/local /var; do
  if (: > "$folder/.assay_mark") 2>/dev/null; then echo "ESCAPED: wrote in $folder"; fi
done
exit 0
