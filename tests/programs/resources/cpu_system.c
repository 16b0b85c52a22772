/* Tries: to burn in the kernel: system calls
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
int main(void) {
  while (used_cpu() < 0.5) {
    for (int i = 0; i < 1000; ++i) getppid();
  }
  attack("three times its time", 1);
  return 0;
}
