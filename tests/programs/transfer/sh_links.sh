# Tries: to have the host's files collected, with links that change while they are looked at
# Allowed: ok
# Wall: collect_beneath, mount_root
# Collect: a b/c d e
ln -s /etc/passwd a
ln -s /etc b
mkfifo d
ln -s / e
exit 0
