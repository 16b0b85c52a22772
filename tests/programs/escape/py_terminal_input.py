# Tries: to push input into a terminal of its supervisor (TIOCSTI) and to take one (TIOCSCTTY)
# Allowed: ok
# Wall: seccomp
import errno
import fcntl

for fd in (0, 1, 2):
    for request in (0x5412, 0x540E, 0x541C):
        try:
            fcntl.ioctl(fd, request, b"x")
            print("ESCAPED: ioctl", request)
        except OSError as error:
            if error.errno != errno.EPERM:
                print("ESCAPED: the kernel itself answered", fd, hex(request), error.errno)
