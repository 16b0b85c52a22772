/* Tries: new namespaces through every door: unshare, clone, clone3, setns
 * Allowed: ok
 * Wall: seccomp
 */
#include "program.h"
#include <linux/sched.h>
int main(void) {
  int flags[] = {CLONE_NEWUSER, CLONE_NEWNS,  CLONE_NEWPID,   CLONE_NEWNET,
                 CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP};
  for (int i = 0; i < 7; ++i) {
    long pid = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) _exit(0);
    attack("clone", pid > 0);
    struct clone_args args = {.flags = flags[i], .exit_signal = SIGCHLD};
    pid = syscall(SYS_clone3, &args, sizeof args);
    if (pid == 0) _exit(0);
    attack("clone3", pid > 0);
    attack("unshare", unshare(flags[i]) == 0);
  }
  attack("setns", setns(open("/proc/self/ns/net", O_RDONLY), 0) == 0);
  return 0;
}
