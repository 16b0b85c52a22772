/* Tries: to ignore SIGXCPU, by which a process's own limit would end it
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
int main(void) {
  signal(SIGXCPU, SIG_IGN);
  while (used_cpu() < 0.5) {
  }
  attack("three times its time", 1);
  return 0;
}
