/* Tries: to spin where nobody looks at the tree's time: the kernel's own limit of a process is behind it
 * Allowed: time_limit
 * Wall: cpu_accounting, rlimit_cpu
 * Limits: cpu_ms=100
 */
#include "program.h"
int main(void) {
  signal(SIGXCPU, SIG_IGN);
  while (used_cpu() < 3.3) {
  }
  attack("thirty times its time", 1);
  return 0;
}
