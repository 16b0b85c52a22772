/* Tries: the heap the old way, by brk(2)
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=48 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 96; ++i) {
    char* memory = sbrk(MIB);
    if (memory == (char*)-1) return 3;
    touch(memory, MIB);
  }
  usleep(300000);  // who only looks now and then needs to see it
  attack("twice its memory", 1);
  return 0;
}
