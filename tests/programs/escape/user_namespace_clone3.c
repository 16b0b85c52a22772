/* Tries: the same by clone3(2), whose flags no filter sees
 * Allowed: ok
 * Wall: call:clone3
 */
#include "program.h"
#include <linux/sched.h>
int main(void) {
  struct clone_args args = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
  long pid = syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) _exit(0);
  attack("clone3", pid > 0);
  return 0;
}
