/* Tries: a child of its init instead of its own (CLONE_PARENT), which could pass for the main process
 * Allowed: ok
 * Wall: call:clone
 */
#include "program.h"
int main(void) {
  long pid = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) _exit(0);
  attack("clone", pid > 0);
  return 0;
}
