# Tries: machine code of its own in memory that is written and run: a 32-bit call past a 64-bit filter
# Allowed: security_violation, runtime_error
# Wall: seccomp
import ctypes
import mmap

page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20; int 0x80; ret: getpid of a 32-bit process
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
if ctypes.CFUNCTYPE(ctypes.c_int)(address)() > 0:
    print("ESCAPED: a 32-bit system call was answered", flush=True)
