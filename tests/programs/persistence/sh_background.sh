# Tries: to leave something running: nohup, disown, setsid, a subshell in the background
# Allowed: ok
# Wall: kill_leftovers, pid_namespace
# Runs: 2
# Confined: the process list is not its to see; orphan.c is for it
for process in /proc/[0-9]*; do
  case "$(cat "$process/cmdline" 2>/dev/null | tr '\0' ' ')" in
    "sleep 31"*) echo "ESCAPED: the sleeper of the run before" ;;
  esac
done
(sleep 31 > /dev/null 2>&1 &)
nohup sleep 31 > /dev/null 2>&1 &
disown -a
setsid sleep 31 > /dev/null 2>&1 &
exit 0
