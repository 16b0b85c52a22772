# Tries: to have the host's files collected: links, a FIFO, a folder, /proc
# Allowed: ok
# Wall: collect_beneath, mount_root
# Collect: link up fifo folder proc/self/status
# Confined: /proc is not there
import os

os.symlink("/etc/passwd", "link")
os.symlink("../../../../etc/passwd", "up")
os.mkfifo("fifo")
os.mkdir("folder")
os.symlink("/proc", "proc")
