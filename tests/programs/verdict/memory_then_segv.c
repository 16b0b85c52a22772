/* Tries: an OOM kill in a child, and then a crash of its own
 * Allowed: memory_limit
 * Wall: verdict_by_counters
 * Limits: memory_mb=64 cpu_ms=5000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    for (int i = 0; i < 128; ++i) take_memory(MIB);
    _exit(0);
  }
  wait(NULL);
  raise(SIGSEGV);
  return 0;
}
