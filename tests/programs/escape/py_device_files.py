# Tries: device files that a box has no need of
# Allowed: ok
# Wall: mount_root
# Confined: Landlock refuses to open them, not to see their names
import os

NEEDED = {"null", "zero", "full", "random", "urandom", "fd", "stdin", "stdout", "stderr", "shm", "ptmx", "pts", "tty", "core"}
for name in os.listdir("/host/dev" if os.path.isdir("/host/dev") else "/dev"):
    if name not in NEEDED:
        print("ESCAPED: /dev has", name)
for name in ("/dev/mem", "/dev/kmsg", "/dev/kvm", "/dev/net/tun", "/dev/fuse", "/dev/vda", "/dev/sda", "/host/dev/kmsg", "/host/root"):
    if os.path.exists(name):
        print("ESCAPED: there is", name)
