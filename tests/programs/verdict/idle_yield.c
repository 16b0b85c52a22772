/* Tries: to seem busy by yielding between sleeps
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  for (double end = wall_clock() + 1; wall_clock() < end;) {
    sched_yield();
    usleep(5000);
  }
  attack("ten times its wall time", 1);
  return 0;
}
