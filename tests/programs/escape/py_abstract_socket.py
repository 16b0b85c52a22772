# Tries: a socket of the host with an abstract name
# Allowed: ok
# Wall: network_namespace
import socket

try:
    with socket.socket(socket.AF_UNIX) as one:
        one.connect("\0assay-test-host")
        print("ESCAPED: connected")
except OSError:
    pass
