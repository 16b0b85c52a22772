# Tries: the calls that lead out of a box, by number, past the C library: namespaces, mounts, keys, bpf, modules, tracing
# Allowed: ok, security_violation
# Wall: seccomp
import ctypes

call = ctypes.CDLL(None, use_errno=True).syscall
CALLS = {"ptrace": (101, 0), "syslog": (103, 3, 0, 0), "mount": (165, b"x", b"/tmp", b"tmpfs", 0, 0), "umount2": (166, b"/", 2),
         "init_module": (175, 0, 0, b""), "unshare": (272, 0x10000000), "perf_event_open": (298, 0, 0, -1, -1, 0),
         "name_to_handle_at": (303, -100, b"/", 0, 0, 0), "setns": (308, 0, 0), "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
         "bpf": (321, 0, 0, 0), "userfaultfd": (323, 1), "io_uring_setup": (425, 1, 0), "open_tree": (428, -100, b"/", 1),
         "fsopen": (430, b"tmpfs", 0), "add_key": (248, b"user", b"k", b"v", 1, -2), "keyctl": (250, 0, -3, 0)}
EPERM, ENOSYS = 1, 38
for name, (number, *arguments) in CALLS.items():
    if call(number, *arguments) >= 0 or ctypes.get_errno() not in (EPERM, ENOSYS):
        print("ESCAPED: the kernel itself answered", name, ctypes.get_errno())
