# Who it is, what it may, and what of /proc it sees.
import os
with open("/proc/self/status") as file:
    for line in file:
        if line.split(":")[0] in ("Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb",
                                  "NoNewPrivs", "Seccomp", "Seccomp_filters", "SigBlk", "SigIgn", "SigCgt",
                                  "SigPnd", "ShdPnd", "Threads", "TracerPid", "PPid", "Name", "Umask"):
            print(line.rstrip())
print(os.getresuid(), os.getresgid(), os.getgroups(), os.getsid(0) == os.getpid() == os.getpgid(0))
print(len([pid for pid in os.listdir("/proc") if pid.isdigit()]))
with open("/proc/self/oom_score_adj") as file:
    print(file.read())
with open("/proc/self/limits") as file:
    print(file.read())
with open("/proc/self/cmdline") as file:
    print(repr(file.read()))
