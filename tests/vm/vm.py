#!/usr/bin/env python3
"""Runs commands in a small virtual machine whose kernel has cgroup v2 alone.

  vm.py --kernel DIR --work DIR [--add PATH[:TARGET]]... [--memory MB] [--timeout S] -- COMMAND...

The machine is qemu under software emulation with Debian's cloud kernel (KVM is not needed), its file
system an initramfs made here: busybox, the files of --add (a program brings its shared libraries) and
nothing else. COMMAND is run by /bin/sh as root with cgroup v2 at /sys/fs/cgroup; its output is printed
as it comes and its exit status is ours. 77 and a line "SKIPPED: ..." if qemu or the kernel cannot be
had.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import threading

QEMU = "qemu-system-x86_64"
MARK = "ASSAY-VM-EXIT:"
# An initramfs cannot be left by pivot_root(2), which a box does: so everything moves to a tmpfs first.
INIT = """#!/bin/sh
mount -t tmpfs root /mnt
for item in /*; do [ "$item" = /mnt ] || cp -a "$item" /mnt; done
exec switch_root /mnt /init.main
"""
MAIN = """#!/bin/sh
# Made by tests/vm/vm.py: mounts what a host has, runs the command, says its status, powers off.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/shm /dev/pts
chmod 1777 /tmp
mount -t cgroup2 none /sys/fs/cgroup
# As systemd does it: the controllers are handed down, and no process sits in the root's children.
for c in $(cat /sys/fs/cgroup/cgroup.controllers); do echo +$c > /sys/fs/cgroup/cgroup.subtree_control; done
ip link set lo up
ulimit -n 65536
cd /root
( %(command)s ) < /dev/null
echo "%(mark)s$?"
poweroff -f
"""


def skip(reason):
    print(f"SKIPPED: {os.path.basename(sys.argv[0])}: {reason}", flush=True)
    sys.exit(1 if os.environ.get("ASSAY_NO_SKIP") == "1" else 77)


def kernel_image(folder):
    """The path of a vmlinuz below `folder`, downloaded and unpacked there on first use."""
    found = sorted(glob.glob(os.path.join(folder, "boot", "vmlinuz-*")))
    if found:
        return found[-1]
    os.makedirs(folder, exist_ok=True)
    depends = subprocess.run(["apt-cache", "depends", "linux-image-cloud-amd64"], capture_output=True,
                             text=True, check=False).stdout
    match = re.search(r"Depends: (linux-image-\S+)", depends)
    if not match:
        skip("apt knows no linux-image-cloud-amd64 (apt-get update?)")
    got = subprocess.run(["apt-get", "-q", "-o", "APT::Sandbox::User=root", "download", match.group(1)],
                         cwd=folder, capture_output=True, text=True, check=False)
    packages = glob.glob(os.path.join(folder, "*.deb"))
    if got.returncode != 0 or not packages:
        skip("the kernel package could not be downloaded: " + got.stderr.strip()[-200:])
    subprocess.run(["dpkg-deb", "-x", packages[0], folder], check=True)
    os.remove(packages[0])
    return sorted(glob.glob(os.path.join(folder, "boot", "vmlinuz-*")))[-1]


def libraries(program):
    """The shared libraries of a program by ldd, incl. the loader; none for a static one or data."""
    out = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    return re.findall(r"(/\S+) \(0x", out)


def add(root, source, target):
    """Copies a file with its libraries, or a tree, to `target` below root."""
    destination = root + target
    os.makedirs(os.path.dirname(destination), exist_ok=True)
    if os.path.isdir(source):
        shutil.copytree(source, destination, symlinks=True, dirs_exist_ok=True,
                        ignore=shutil.ignore_patterns("__pycache__", "test", "idlelib", "dist-packages", "ensurepip",
                                                      "lib2to3", "pydoc_data", "config-3*"))
        files = [os.path.join(f, n) for f, _, names in os.walk(source) for n in names if n.endswith(".so")]
    else:
        if os.path.lexists(destination):
            os.remove(destination)  # an applet of busybox by the same name
        shutil.copy2(source, destination)
        files = [source]
    for path in files:
        for library in libraries(path):
            if not os.path.exists(root + library):
                os.makedirs(os.path.dirname(root + library), exist_ok=True)
                shutil.copy2(os.path.realpath(library), root + library)


def build_initramfs(work, additions, command):
    root = os.path.join(work, "root")
    shutil.rmtree(root, ignore_errors=True)
    for folder in ("usr/bin", "usr/lib", "usr/lib64", "usr/sbin", "proc", "sys", "dev", "tmp", "root", "etc",
                   "var/tmp", "run", "mnt"):
        os.makedirs(os.path.join(root, folder))
    for link in ("bin", "sbin", "lib", "lib64"):
        os.symlink("usr/" + link, os.path.join(root, link))
    shutil.copy2(shutil.which("busybox"), root + "/usr/bin/busybox")
    for applet in subprocess.run(["busybox", "--list"], capture_output=True, text=True, check=True).stdout.split():
        path = f"{root}/usr/bin/{applet}"
        if not os.path.lexists(path):
            os.symlink("busybox", path)
    with open(root + "/etc/passwd", "w", encoding="utf-8") as out:
        out.write("root:x:0:0::/root:/bin/sh\nuser:x:1000:1000::/tmp:/bin/sh\n")
    with open(root + "/etc/group", "w", encoding="utf-8") as out:
        out.write("root:x:0:\nuser:x:1000:\n")
    for item in additions:
        source, _, target = item.partition(":")
        add(root, os.path.abspath(source), target or os.path.abspath(source))
    for name, text in (("/init", INIT), ("/init.main", MAIN % {"command": command, "mark": MARK})):
        with open(root + name, "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(root + name, 0o755)
    image = os.path.join(work, "initramfs.cpio")
    names = subprocess.run(["find", "."], cwd=root, capture_output=True, check=True).stdout
    with open(image, "wb") as out:
        subprocess.run(["cpio", "-o", "-H", "newc", "-R", "0:0", "--quiet"], cwd=root, input=names,
                       stdout=out, check=True)
    shutil.rmtree(root)
    return image


def boot(kernel, image, memory, timeout):
    """Runs the machine, printing its console; the command's status, or 1 if it never said one."""
    machine = subprocess.Popen(
        [QEMU, "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", str(memory), "-display", "none",
         "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nic", "none", "-kernel", kernel, "-initrd", image,
         "-append", "console=ttyS0 quiet loglevel=3 panic=-1 tsc=unstable systemd.unified_cgroup_hierarchy=1"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    timer = threading.Timer(timeout, machine.kill)
    timer.start()
    status = None
    for line in machine.stdout:
        text = line.decode(errors="replace").rstrip("\r\n")
        if text.startswith(MARK):
            status = int(text[len(MARK):])
        else:
            print(text, flush=True)
    machine.wait()
    timer.cancel()
    if status is None:
        print(f"the machine ended without a status (time-out {timeout} s, or the kernel panicked)")
        return 1
    return status


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", required=True, help="folder to keep the unpacked kernel in")
    parser.add_argument("--work", required=True, help="folder for the initramfs")
    parser.add_argument("--add", action="append", default=[], help="PATH[:TARGET] to copy in, with libraries")
    parser.add_argument("--memory", type=int, default=2048, help="MiB")
    parser.add_argument("--timeout", type=int, default=300, help="seconds")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    for tool in (QEMU, "busybox", "cpio"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed (scripts/setup vm)")
    os.makedirs(options.work, exist_ok=True)
    image = build_initramfs(options.work, options.add, " ".join(options.command))
    try:
        sys.exit(boot(kernel_image(options.kernel), image, options.memory, options.timeout))
    finally:
        os.remove(image)


if __name__ == "__main__":
    main()
