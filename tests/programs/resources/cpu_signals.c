/* Tries: an endless loop of faults and handlers
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
static void again(int signal) {
  if (used_cpu() > 0.5) {
    attack("three times its time", 1);
    _exit(0);
  }
}
int main(void) {
  signal(SIGSEGV, again);
  return *(volatile int*)8;
}
