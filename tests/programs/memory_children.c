/* Tries: ten children that each stay below the limit and together do not: a limit per process would
 * not add up.
 * Allowed: memory_limit
 * Limits: memory_mb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 10; ++i) {
    if (fork() == 0) {
      char* memory = malloc(20 << 20);
      touch(memory, 20 << 20);
      sleep(2);
      _exit(0);
    }
  }
  while (wait(NULL) > 0) {
  }
  return 0;
}
