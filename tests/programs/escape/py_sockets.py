# Tries: any socket that reaches further than this process's own: addresses, packets, netlink, the hypervisor
# Allowed: ok
# Wall: call:socket
# Refused: socket
import socket

for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK, socket.AF_ALG,
               socket.AF_CAN, socket.AF_BLUETOOTH, socket.AF_TIPC):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind).close()
            print("ESCAPED: a socket of", family, kind)
        except PermissionError:
            pass
        except OSError as error:
            print("ESCAPED: the kernel itself answered", family, kind, error.errno)
