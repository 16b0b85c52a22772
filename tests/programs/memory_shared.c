/* Tries: shared anonymous memory, which no limit of a process counts.
 * Allowed: memory_limit
 * Limits: memory_mb=64 cpu_ms=5000
 * Confined: shared anonymous memory is refused (shared_memory_refused)
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 64; ++i) {
    char* memory = mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return 3;
    touch(memory, 8 << 20);
  }
  return 0;
}
