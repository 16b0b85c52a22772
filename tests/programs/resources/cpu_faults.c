/* Tries: to burn in page faults
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
int main(void) {
  char* memory = take_memory(4 * MIB);
  while (used_cpu() < 0.5) {
    madvise(memory, 4 * MIB, MADV_DONTNEED);
    touch(memory, 4 * MIB);
  }
  attack("three times its time", 1);
  return 0;
}
