# Tries: other identities, by every call that os has for it
# Allowed: ok
# Wall: call:setuid, call:setgid, call:setresuid, call:setresgid, call:setreuid, call:setregid, call:setgroups
import errno
import os

for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setreuid(0, 0),
               lambda: os.setresgid(0, 0, 0), lambda: os.setregid(0, 0), lambda: os.setgroups([0])):
    try:
        change()
        print("ESCAPED: changed")
    except OSError as error:
        if error.errno != errno.EPERM:
            print("ESCAPED: the kernel itself answered", error)
if os.geteuid() == 0 and os.getuid() == 0:
    print("runs as 0 inside")
