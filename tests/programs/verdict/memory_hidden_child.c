/* Tries: a child that is killed for memory while the main process goes on and ends with 0; the OOM kill counts, not the status
 * Allowed: memory_limit
 * Wall: verdict_by_counters
 * Limits: memory_mb=64 cpu_ms=5000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    for (int i = 0; i < 128; ++i) take_memory(MIB);
    attack("twice its memory", 1);
  }
  wait(NULL);
  return 0;
}
