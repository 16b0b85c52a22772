/* Tries: page tables: a page of table for each page that lies far from all others
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=48 cpu_ms=8000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  char* memory = mmap(NULL, 20L << 30, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return 3;
  madvise(memory, 20L << 30, MADV_NOHUGEPAGE);
  for (long i = 0; i < 9000; ++i) memory[i << 21] = 1;
  attack("70 MiB of pages and their tables", 1);
  return 0;
}
