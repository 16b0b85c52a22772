/* Tries: children that write to what they share with their parent
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  int status, whole = 0;
  char* memory = take_memory(24 * MIB);
  for (int i = 0; i < 5; ++i) {
    if (fork() == 0) {
      touch(memory, 24 * MIB);
      usleep(300000);
      _exit(0);
    }
  }
  while (wait(&status) > 0) whole += status == 0;
  attack("six copies of 24 MiB at once", whole == 5);
  return 0;
}
