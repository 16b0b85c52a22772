# Disk, file size, open files.
import errno
import signal
held = []
try:
    while True:
        held.append(open("/dev/null"))
except OSError as error:
    print(errno.errorcode[error.errno], len(held))
del held
print(signal.getsignal(signal.SIGXFSZ))
try:
    with open("big", "wb") as file:
        while True:
            file.write(bytes(1 << 20))
except OSError as error:
    print(errno.errorcode[error.errno])
