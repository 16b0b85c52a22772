# Tries: devices: made by mknod, or found: disks, memory, terminals, kernel virtual machines
# Allowed: ok
# Wall: call:mknodat
import os
import stat

for kind, major, minor in ((stat.S_IFBLK, 8, 0), (stat.S_IFBLK, 254, 0), (stat.S_IFCHR, 1, 1), (stat.S_IFCHR, 5, 1),
                           (stat.S_IFCHR, 0, 0)):  # an overlay's "deleted": anybody may make it
    try:
        os.mknod("node", kind | 0o666, os.makedev(major, minor))
        print("ESCAPED: made a device")
    except PermissionError:
        pass
    except OSError as error:
        print("ESCAPED: the kernel itself answered", error)
