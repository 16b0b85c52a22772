/* Tries: to burn in a stream of children that ignore being waited for, each too short for a tick
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150 wall_ms=20000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  signal(SIGCHLD, SIG_IGN);
  for (double end = wall_clock() + 1.5; wall_clock() < end;) {
    if (fork() == 0) {
      for (volatile int i = 0; i < 300000; ++i) {
      }
      _exit(0);
    }
  }
  attack("children burned more than a second", 1);
  return 0;
}
