/* Tries: one mapping that grows by mremap(2)
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=48 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  size_t size = 4 * MIB;
  char* memory = take_memory(size);
  for (; size < 96 * MIB; size += 4 * MIB) {
    memory = mremap(memory, size, size + 4 * MIB, MREMAP_MAYMOVE);
    if (memory == MAP_FAILED) return 3;
    touch(memory + size, 4 * MIB);
  }
  usleep(300000);  // who only looks now and then needs to see it
  attack("twice its memory", 1);
  return 0;
}
