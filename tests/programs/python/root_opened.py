import os
print(sorted(os.listdir("/"))[:3])
for folder in ("/tests", "..", "/usr", "/tmp", "/box"):
    print(folder, len(os.listdir(folder)) > 9)
