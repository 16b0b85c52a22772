/* Tries: transparent huge pages: 2 MiB for each byte
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Tiers: full
 * Limits: memory_mb=64 cpu_ms=5000
 */
/* Where memory is counted by looking, it can grow by more than its limit between two looks. */
#include "program.h"
int main(void) {
  char* memory = mmap(NULL, 256 * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 3;
  madvise(memory, 256 * MIB, MADV_HUGEPAGE);
  touch(memory, 192 * MIB);
  attack("three times its memory", 1);
  return 0;
}
