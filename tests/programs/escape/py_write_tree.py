# Tries: to make a file in every folder that it can see but its own two
# Allowed: ok
# Wall: read_only_root, two_identities
import os
import tempfile

own = [os.getcwd(), tempfile.gettempdir(), "/dev/shm", "/proc", "/dev/fd"]
count = 0
for folder, folders, _ in os.walk("/"):
    folders[:] = [name for name in folders if os.path.join(folder, name) not in own]
    if folder.startswith("/usr") and folder.count("/") > 4:
        folders[:] = []
    try:
        with open(os.path.join(folder, ".assay_mark"), "w"):
            print("ESCAPED: wrote in", folder)
    except OSError:
        count += 1
print(count > 10)
