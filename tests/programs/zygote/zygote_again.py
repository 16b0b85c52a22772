# Tries: to become a zygote itself: to load the shared object that waits for clones, to call what it finds of it
# Allowed: ok, runtime_error
# Warm: yes
# Wall: by_construction
# Runs: 3
import _imp
import sys

paths = set()
with open("/proc/self/maps") as maps:
    for line in maps:
        if "assay" in line:
            paths.add(line.split()[-1])
for path in [*paths, "/assay_clone.so", "/proc/self/root/assay_clone.so"]:
    spec = type(sys.implementation)(name="assay_clone", origin=path)
    try:
        _imp.create_dynamic(spec)
        print("ESCAPED: it took the place of its zygote")
    except (ImportError, OSError):
        pass
if "sitecustomize" in sys.modules and "assay" in str(getattr(sys.modules["sitecustomize"], "__file__", "")):
    print("ESCAPED: the warm-up script is a module here")
