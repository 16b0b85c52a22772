#!/bin/sh
# Run inside the machine of tests/vm/vm.py: the kernel tests and the binary on cgroup v2, as root and as
# an ordinary user in a cgroup that was delegated to it (cgroups(7), as systemd does it).
# Arguments: the build folder, the source folder. A skipped test is a failure: here all can run.
build=$1
export ASSAY_SOURCE_DIR="$2" ASSAY_BINARY_DIR="$build" ASSAY_NO_SKIP=1 ASSAY_TIME_FACTOR=4
# What control groups have a part in; all else is the same on any kernel, and this machine is slow.
export ASSAY_PROGRAM_CATEGORIES="resources verdict persistence"
status=0
fail() { echo "FAILED: $*"; status=1; }
# With the seconds since the machine's start: which part takes the time.
part() { echo "== $* (at $(cut -d. -f1 /proc/uptime) s)"; }

# The tier and the hierarchy that `assay doctor` tells; its status is not asked: hardly a language is installed.
expect_doctor() {
  "$@" "$build/assay" doctor > /tmp/doctor 2>&1
  if ! grep -q '^tier  *full' /tmp/doctor || ! grep -q '^cgroup  *v2' /tmp/doctor; then
    cat /tmp/doctor
    fail "doctor: $*"
  fi
}

part "root: doctor"
expect_doctor env
for test in run slots standby programs; do
  part "root: sandbox_${test}_test"
  # The programs in tier rootless come with the ordinary user below, which is whose it is.
  [ "$test" != programs ] || export ASSAY_TIERS=full
  # An emulated processor is starved itself, which is what these cases tell apart.
  "$build/tests/kernel/sandbox_${test}_test" --use-colour no \
    '~"run: a program whose own threads*" ~"run: beside others*"' || fail "$test as root"
done
unset ASSAY_TIERS

part "root: sandbox_warm_test"
warm_cases="warm: nothing passes*,warm: two clones*,warm: a clone takes itself apart*,warm: a zygote that is killed*,warm: what is preloaded*"
"$build/tests/kernel/sandbox_warm_test" --use-colour no "$warm_cases" ||
  fail "warm interpreters as root"

# Runs a command as an ordinary user in a new cgroup of the user's own: one that handed its controllers
# down to children takes no process any more (cgroup-v2.rst, "No Internal Process Constraint").
as_user() {
  group=/sys/fs/cgroup/delegated-$((groups += 1))
  mkdir "$group"
  chown 1000:1000 "$group" "$group/cgroup.procs" "$group/cgroup.subtree_control" "$group/cgroup.threads"
  sh -c 'echo $$ > "$0/cgroup.procs" && exec setpriv --reuid=1000 --regid=1000 --clear-groups "$@"' "$group" "$@"
}
groups=0
part "ordinary user in a delegated cgroup: doctor"
expect_doctor as_user env HOME=/tmp
part "ordinary user in a delegated cgroup: sandbox_programs_test"
# Tier confined has no part in control groups, and e2e_container runs it as an ordinary user.
as_user env ASSAY_TIERS="full rootless" "$build/tests/kernel/sandbox_programs_test" --use-colour no || fail "programs as an ordinary user"
exit "$status"
