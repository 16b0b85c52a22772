# Tries: what the kernel tells: symbols, modules, memory, devices, other mounts, settings
# Allowed: ok
# Wall: proc_of_the_run
for name in ("kallsyms", "modules", "kcore", "iomem", "ioports", "interrupts", "keys", "key-users", "slabinfo", "vmstat",
             "kmsg", "sched_debug", "timer_list", "sysrq-trigger", "sys/kernel/random/boot_id", "sys/kernel/osrelease",
             "net/dev", "cpuinfo", "meminfo", "cmdline", "config.gz", "diskstats", "partitions", "swaps", "uptime"):
    try:
        with open("/proc/" + name, "rb") as file:
            if file.read(16):
                print("ESCAPED: /proc/" + name)
    except OSError:
        pass
