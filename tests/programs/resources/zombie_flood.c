/* Tries: children that end and that nobody waits for: they count until then
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32
 * Confined: where all runs share our user, processes are counted by looking (processes_held)
 */
#include "program.h"
int main(void) {
  int children = 0;
  for (int i = 0; i < 200; ++i) {
    pid_t pid = fork();
    if (pid == 0) _exit(0);
    children += pid > 0;
  }
  attack("more zombies than the limit", children > 32);
  return 0;
}
