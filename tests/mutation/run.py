#!/usr/bin/env python3
"""The mutation run: shows that every program of tests/programs can fail.

For each program the walls that its comment names ("Wall:") are switched off in a copy of the sandbox
(walls.py, mutate.py), and the program has to succeed: it says ESCAPED, or its verdict is not one that
its comment allows. A program that still is held proves nothing and fails this test.

With walls down the programs run in an outer box of this script's making: new PID, mount, network, IPC and
UTS namespaces, every file system read-only, a control group of its own with bounds on memory and
processes, and no capability that reaches the machine (modules, clock, raw devices, reboot).

Usage: run.py SOURCE_DIR BINARY_DIR [--only REGEX] [--tier TIER] [--all] [--matrix] [--no-trace ASSAY]
  --matrix    instead: every wall, alone, against every program; the table of what falls
  --no-trace  instead: the shipped binary must hold no trace of a switch
"""
import argparse
import concurrent.futures
import itertools
import os
import queue
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from walls import WALLS  # noqa: E402

SUBMITTED = (".cpp", ".go", ".java", ".js", ".py", ".rs", ".sh")  # run as submissions, through the grader
COMMENT = re.compile(r"^(?:/\*|//| \*|#) ")
# What no wall of ours holds, or none that this run could switch off.
HELD_OTHERWISE = {"by_construction": "held by construction", "compiler": "held by the compiler's own bounds",
                  "outer_box": "held by this run's own outer box too"}
# Submissions cost an interpreter or a compiler each: without --all these alone are run.
SAMPLE = {"py_host_contents", "py_environment", "py_sockets", "py_fork_bomb", "py_memory_children", "py_disk_fill", "py_daemon",
          "py_files", "py_kill_itself", "sh_output_flood", "zygote_group", "has_include", "include_shadow"}
# Tier rootless has no control group: these walls are not there to be switched off.
OF_CONTROL_GROUPS = {"memory_cgroup", "process_limit", "cpu_accounting", "cgroup_namespace"}
CHARGED_TO_THE_NEXT = {"memory_in_flight"}  # what it leaves behind counts in a control group alone
VARIABLE = "ASSAY_TEST_WALLS_OFF"
GROUP_TIMEOUT_S = 120
KEPT_CAPABILITIES = "+sys_admin,+setuid,+setgid,+setpcap,+setfcap,+kill,+chown,+dac_override,+fowner,+sys_chroot,+sys_resource,+sys_ptrace"
# Private mounts, all read-only but for the control groups; then a loopback, an own /tmp and away with rights.
OUTER = """
set -e
mount --make-rprivate /
awk '{print $5}' /proc/self/mountinfo | grep -v -e '^/proc' -e '^/sys/fs/cgroup' | while read -r point; do
  mount -o remount,bind,ro "$point" 2>/dev/null || :
done
exec 8< "$2" 9< "$3"
mount -t tmpfs -o size=64m none /tmp
for fd in 8 9; do  # what lay in /tmp itself: sources and build
  [ $fd = 8 ] && folder=$2 || folder=$3
  [ -d "$folder" ] || { mkdir -p "$folder" && mount -c --bind /proc/self/fd/$fd "$folder"; }
done
exec 8<&- 9<&-
mount -t tmpfs -o mode=777 none "$3/programs/shared"
python3 -c 'import fcntl,socket,struct
s = socket.socket()
fcntl.ioctl(s, 0x8914, struct.pack("16sh14x", b"lo", 1))'
exec setpriv --bounding-set=-all,%s --inh-caps=-all -- "$@"
""" % KEPT_CAPABILITIES


def skip(reason):
    print(f"SKIPPED: mutation_walls: {reason}", flush=True)
    sys.exit(1 if os.environ.get("ASSAY_NO_SKIP") == "1" else 77)


def claims(source):
    """name -> fields of every program."""
    found = {}
    folder = os.path.join(source, "tests", "programs")
    for category in sorted(os.listdir(folder)):
        path = os.path.join(folder, category)
        if not os.path.isdir(path) or category == "python":
            continue
        for name in sorted(os.listdir(path)):
            stem, ending = os.path.splitext(name)
            if ending in SUBMITTED or ending == ".c":
                with open(os.path.join(path, name), encoding="utf-8", errors="replace") as file:
                    head = "".join(itertools.takewhile(COMMENT.match, file))
                fields = dict(re.findall(COMMENT.pattern + r"([A-Z][a-z]+): +(.*)$", head, re.MULTILINE))
                fields["category"] = category
                fields["submitted"] = ending != ".c" or category == "compile"
                if stem in found:
                    sys.exit(f"two programs are called {stem}")
                found[stem] = fields
    return found


class OuterGroup:
    """A control group below ours (version 1: in each hierarchy), with bounds, that goes with us."""

    BOUNDS = {"memory": {"memory.limit_in_bytes": str(2 << 30)}, "pids": {"pids.max": "3000"}, "cpuacct": {},
              "cpu": {}}

    def __init__(self, number):
        self.folders = []
        own = {}
        with open("/proc/self/cgroup", encoding="ascii") as file:
            for line in file:
                for controller in line.split(":")[1].split(","):
                    own[controller] = line.strip().split(":", 2)[2]
        for controller, bounds in self.BOUNDS.items():
            parent = f"/sys/fs/cgroup/{controller}{own.get(controller, '/')}"
            folder = f"{parent.rstrip('/')}/mutation-{os.getpid()}-{number}"
            try:
                os.mkdir(folder)
            except OSError as error:
                self.close()
                skip(f"no control group of version 1 to be had: {error}")
            self.folders.append(folder)
            for file, value in bounds.items():
                with open(os.path.join(folder, file), "w", encoding="ascii") as out:
                    out.write(value)

    def enter(self):
        for folder in self.folders:
            with open(os.path.join(folder, "cgroup.procs"), "w", encoding="ascii") as out:
                out.write(str(os.getpid()))

    def close(self):
        for folder in reversed(self.folders):
            for _ in range(100):
                try:
                    remove_tree(folder)
                    break
                except OSError as error:
                    why = error
                    time.sleep(0.05)
            else:
                print(f"a control group is left over: {why}", file=sys.stderr)


def remove_tree(folder):
    for path, _, _ in os.walk(folder, topdown=False):
        os.rmdir(path)


class Runner:
    """Runs programs, one set of walls a group at a time: the outer boxes' processes have the same numbers, of which
    the sandbox makes the names of its groups."""

    def __init__(self, arguments, groups):
        self.arguments = arguments
        self.groups = queue.Queue()
        for group in groups:
            self.groups.put(group)

    def run(self, walls, programs):
        """name -> (fell, what told), with `walls` off. Thread safe."""
        group = self.groups.get()
        try:
            return self.run_in(group, walls, programs)
        finally:
            self.groups.put(group)

    def run_in(self, group, walls, programs):
        runner = os.path.join(self.arguments.binary, "tests", "mutation", "mutation_runner")
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--net", "--ipc", "--uts",
                   "sh", "-c", OUTER, "outer", runner, self.arguments.source, self.arguments.binary, self.arguments.tier, *programs]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**os.environ, VARIABLE: ",".join(walls)}, preexec_fn=group.enter)
        try:
            out, err = process.communicate(timeout=GROUP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        lines = (line.split("\t") for line in out.decode(errors="replace").splitlines())
        ends = {"fell": True, "held": False, "missing": None}
        results = {line[0]: (ends[line[2]], line[3]) for line in lines if len(line) == 4}
        for name in programs:
            results.setdefault(name, (None, "did not end: " + err.decode(errors="replace")[-300:]))
        return results


def wall_names(fields):
    return tuple(sorted(re.split(r"[,\s]+", fields.get("Wall", "").strip())))


def lost_walls(binary):
    with open(os.path.join(binary, "tests", "mutation", "mutated", "missing.txt"), encoding="utf-8") as file:
        return file.read().splitlines()


def check_all(arguments, runner):
    """Each program against its own walls, in groups of the same walls."""
    groups, faults = {}, []
    for name, fields in claims(arguments.source).items():
        walls = wall_names(fields)
        if fields["submitted"] and not arguments.all and name not in SAMPLE:
            continue
        if walls[0] in HELD_OTHERWISE:
            print(f"{name}: {HELD_OTHERWISE[walls[0]]}, not part of this run")
            continue
        if fields.get("Tiers") == "confined" or (arguments.tier not in fields.get("Tiers", arguments.tier)):
            print(f"{name}: of tier {fields['Tiers']} alone, not part of this run")
            continue
        if arguments.tier == "rootless" and (OF_CONTROL_GROUPS & set(walls) or name in CHARGED_TO_THE_NEXT):
            continue
        unknown = [w for w in walls if w not in WALLS and not w.startswith("call:")]
        if unknown:
            faults.append(f"{name}: no wall {', '.join(unknown) or '(none named)'}")
        elif re.search(arguments.only, name):
            groups.setdefault(walls, []).append(name)
    for wall in set(WALLS) - {"call"} - {w for walls in groups for w in walls}:
        if not arguments.only and arguments.tier == "full":
            faults.append(f"wall {wall}: no program needs it")
    if arguments.tier == "rootless" and not arguments.all:  # a program for each wall that is alone
        groups = {walls: names[:1] for walls, names in groups.items()
                  if len(walls) == 1 and not walls[0].startswith(("call:", "verdict_", "prctl"))}
    ordered = sorted(groups.items())
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (walls, _), results in zip(ordered, pool.map(lambda group: runner.run(*group), ordered)):
            for name, (fell, told) in results.items():
                print(f"{'+'.join(walls):44} {name:30} {'succeeded' if fell else 'HELD'}  {told[:90]}", flush=True)
                if not fell:
                    faults.append(f"{name}: cannot fail: held with {', '.join(walls)} off {told}")
    print(f"{sum(map(len, groups.values()))} programs, {len(groups)} sets of walls")
    return faults


def print_matrix(arguments, runner):
    names = list(claims(arguments.source))
    print("wall: programs that succeed when it alone is off; all others are held")
    for wall, (what, _) in WALLS.items():
        if wall == "call" or not re.search(arguments.only, wall):
            continue
        results = runner.run([wall], names)
        fell = [name for name, (succeeded, _) in results.items() if succeeded]
        ended = sum(succeeded is not None for succeeded, _ in results.values())
        print(f"{wall} ({what}): {len(fell)} of {ended}: {' '.join(fell)}", flush=True)
    return []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=os.path.abspath)
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("--only", default="")
    parser.add_argument("--matrix", action="store_true")
    parser.add_argument("--tier", default="full", choices=("full", "rootless"))
    parser.add_argument("--all", action="store_true", help="no samples: all submissions, all programs of a tier")
    parser.add_argument("--no-trace")
    arguments = parser.parse_args()
    if arguments.no_trace:
        with open(arguments.no_trace, "rb") as file:
            traces = VARIABLE.encode() in file.read()
        print("a trace of a switch is in the shipped binary" if traces else "no trace of a switch")
        return 1 if traces else 0
    if os.geteuid() != 0 or not shutil.which("unshare") or not shutil.which("setpriv"):
        skip("needs root, unshare(1) and setpriv(1)")
    os.makedirs(os.path.join(arguments.binary, "programs", "shared"), exist_ok=True)
    groups = [OuterGroup(number) for number in range(os.cpu_count())]
    try:
        faults = ["the source has changed: " + line for line in lost_walls(arguments.binary)]
        faults += (print_matrix if arguments.matrix else check_all)(arguments, Runner(arguments, groups))
    finally:
        for group in groups:
            group.close()
    for fault in faults:
        print("FAILED: " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
