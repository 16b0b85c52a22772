/* Tries: clone(2) with CLONE_PTRACE
 * Allowed: ok
 * Wall: call:clone
 */
#include "program.h"
int main(void) {
  long pid = syscall(SYS_clone, CLONE_PTRACE | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) _exit(0);
  attack("clone", pid > 0);
  return 0;
}
