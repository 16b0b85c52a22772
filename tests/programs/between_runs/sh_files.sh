# Tries: to leave files, links and start-up scripts for the next run
# Allowed: ok
# Wall: fresh_tmpfs
# Runs: 2
for name in .bashrc .profile .bash_profile .inputrc left; do
  for folder in . "$HOME" /tmp "$TMPDIR"; do
    [ -n "$folder" ] || continue
    [ ! -e "$folder/$name" ] || echo "ESCAPED: $folder/$name"
  done
done
for name in .bashrc .profile left; do
  for folder in . "$HOME" /tmp "$TMPDIR"; do
    [ -z "$folder" ] || : 2>/dev/null > "$folder/$name"
  done
done
exit 0
