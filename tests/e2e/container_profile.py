#!/usr/bin/env python3
"""Docker's default seccomp profile in what matters here: podman's own without what needs a capability.

Podman lets an unprivileged container make namespaces and mounts; Docker does not (CAP_SYS_ADMIN), and
answers ENOSYS to clone3, whose flags a filter cannot see. Usage: container_profile.py < in.json > out.json
"""
import errno
import json
import sys

NAMESPACE_FLAGS = 0x7E020000  # CLONE_NEW*
# What Docker's profile has only together with CAP_SYS_ADMIN, CAP_SYS_PTRACE and the like, and what it lacks.
REFUSED = {
    "add_key", "bpf", "chroot", "fsconfig", "fsmount", "fsopen", "fspick", "keyctl", "mount", "mount_setattr",
    "move_mount", "open_tree", "perf_event_open", "pidfd_getfd", "pivot_root", "request_key", "setns", "umount",
    "umount2", "unshare",
}


def dockers(profile):
    for rule in profile["syscalls"]:
        rule["names"] = [name for name in rule["names"] if name not in REFUSED | {"clone", "clone3"}]
    profile["syscalls"] = [rule for rule in profile["syscalls"] if rule["names"]]
    profile["syscalls"] += [
        {"names": ["clone"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 0, "value": NAMESPACE_FLAGS, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}]},
        {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": errno.ENOSYS},
        {"names": sorted(REFUSED), "action": "SCMP_ACT_ERRNO", "errnoRet": errno.EPERM},
    ]
    return profile


if __name__ == "__main__":
    json.dump(dockers(json.load(sys.stdin)), sys.stdout)
