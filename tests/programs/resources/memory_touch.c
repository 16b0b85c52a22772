/* Tries: to touch memory without end; the cgroup (or sampling) is in its way
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 128; ++i) {
    if (take_memory(MIB) == NULL) return 3;
  }
  usleep(300000);  // who only looks now and then needs to see it
  attack("twice its memory", 1);
  return 0;
}
