/* Tries: to burn in a stream of children that ignore being waited for, each too short for a tick.
 * Allowed: time_limit
 * Limits: cpu_ms=300 wall_ms=20000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  signal(SIGCHLD, SIG_IGN);
  for (;;) {
    if (fork() == 0) {
      for (volatile int i = 0; i < 300000; ++i) {
      }
      _exit(0);
    }
  }
}
