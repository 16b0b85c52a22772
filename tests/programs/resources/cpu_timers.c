/* Tries: to have its work done by timers' signals
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150 wall_ms=20000
 */
#include "program.h"
static void work(int signal) { burn_for(0.004); }
int main(void) {
  struct itimerval often = {{0, 1000}, {0, 1000}};
  signal(SIGALRM, work);
  setitimer(ITIMER_REAL, &often, NULL);
  while (used_cpu() < 0.5) pause();
  attack("three times its time", 1);
  return 0;
}
