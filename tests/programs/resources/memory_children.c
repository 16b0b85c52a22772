/* Tries: ten children that each stay below the limit and together do not: a limit per process would not add up
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  int whole = 0, status;
  for (int i = 0; i < 10; ++i) {
    if (fork() == 0) {
      if (take_memory(20 * MIB) == NULL) _exit(1);
      usleep(300000);
      _exit(0);
    }
  }
  while (wait(&status) > 0) whole += status == 0;
  attack("ten children of 20 MiB at once", whole == 10);
  return 0;
}
