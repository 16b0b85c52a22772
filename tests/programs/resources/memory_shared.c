/* Tries: shared anonymous memory, which no limit of a process counts
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=64 cpu_ms=5000
 * Confined: shared anonymous memory is refused (shared_memory_refused)
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 16; ++i) {
    char* memory = mmap(NULL, 8 * MIB, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 3;
    touch(memory, 8 * MIB);
  }
  usleep(300000);  // who only looks now and then needs to see it
  attack("twice its memory", 1);
  return 0;
}
