# Tries: to read well-known files of the host, by name, by link and through /proc/self/root
# Allowed: ok
# Wall: mount_root
import os

NAMES = ["/etc/shadow", "/etc/fstab", "/etc/debian_version", "/etc/ssh/sshd_config", "/root/.bashrc",
         "/var/lib/dpkg/status", "/var/log/dpkg.log", "/sys/class/net/lo/address", "/etc/machine-id", "/etc/hostname"]
os.makedirs("d", exist_ok=True)
for name in NAMES:
    link = "d/" + name.replace("/", "_")
    os.symlink(name, link)
    for path in (name, link, "/proc/self/root" + name, "../" * 8 + name, "/proc/self/cwd/" + "../" * 8 + name):
        try:
            with open(path, "rb") as file:
                print("ESCAPED:", path, file.read(20))
        except OSError:
            pass
