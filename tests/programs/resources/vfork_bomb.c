/* Tries: vfork(2), each child in its parent's memory
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32
 * Confined: where all runs share our user, processes are counted by looking (processes_held)
 */
#include "program.h"
int main(void) {
  int children = 0;
  for (int i = 0; i < 100; ++i) {
    pid_t pid = vfork();
    if (pid == 0) _exit(0);
    children += pid > 0;
  }
  attack("more processes than the limit", children > 32);
  return 0;
}
