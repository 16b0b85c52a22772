/* Tries: the same by clone(2)
 * Allowed: ok
 * Wall: call:clone
 */
#include "program.h"
int main(void) {
  long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) _exit(0);
  attack("clone", pid > 0);
  return 0;
}
