/* Tries: mappings without end: each costs the kernel memory, and holds none
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=6 cpu_ms=8000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  int maps = 0;
  for (; maps < 60000; ++maps) {
    int protection = maps % 2 != 0 ? PROT_READ : PROT_NONE;
    if (mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED) break;
  }
  attack("sixty thousand mappings", maps == 60000);
  return 0;
}
