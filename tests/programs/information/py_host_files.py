# Tries: to find files of the host by walking the whole tree: homes, sources, shadow, keys, sockets
# Allowed: ok
# Wall: mount_root
# Confined: there is no root of its own: Landlock refuses to open these, but not to see that they exist
import os

PARTS = ("/etc/shadow", "/etc/passwd-", "/root", "/home/", "/work", "/var/log", "/var/lib", "/boot", "docker.sock", "id_rsa")
for folder, folders, files in os.walk("/"):
    if folder == "/":
        folders[:] = [name for name in folders if name not in ("proc", "usr")]
    for name in files:
        path = os.path.join(folder, name)
        if any(part in path for part in PARTS):
            print("ESCAPED: found", path)
            raise SystemExit
