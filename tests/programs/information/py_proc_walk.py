# Tries: to read the environment, command line and memory map of every process that /proc shows
# Allowed: ok
# Wall: proc_of_the_run, pid_namespace, two_identities, not_dumpable, capabilities
# Confined: it shares the numbers of processes with the container; there is no /proc to open
import os

for name in os.listdir("/proc"):
    if not name.isdigit() or int(name) == os.getpid():
        continue
    for part in ("environ", "cmdline", "maps"):
        try:
            with open(f"/proc/{name}/{part}", "rb") as file:
                told = file.read(4096)
        except OSError:
            continue
        if told:
            print(f"ESCAPED: process {name} told its {part}")
