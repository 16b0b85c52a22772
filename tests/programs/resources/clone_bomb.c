/* Tries: clone(2) without a signal at the end: children that wait(2) does not see
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32
 * Confined: where all runs share our user, processes are counted by looking (processes_held)
 */
#include "program.h"
int main(void) {
  int children = 0;
  for (int i = 0; i < 100; ++i) {
    long pid = syscall(SYS_clone, 0, NULL, NULL, NULL, NULL);
    if (pid == 0) {
      pause();
      _exit(0);
    }
    children += pid > 0;
  }
  attack("more processes than the limit", children > 32);
  return 0;
}
