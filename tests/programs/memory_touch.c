/* Tries: to touch memory without end; the cgroup (or sampling) is in its way.
 * Allowed: memory_limit
 * Limits: memory_mb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (;;) {
    char* memory = malloc(1 << 20);
    if (memory == NULL) return 3;
    touch(memory, 1 << 20);
  }
}
