/* Tries: to burn in grandchildren that nobody waits for, while the main process sleeps
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150 wall_ms=20000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 2; ++i) {
    if (fork() == 0) {
      if (fork() == 0) burn_for(1);
      _exit(0);
    }
  }
  sleep(2);
  attack("orphans burned a second each", 1);
  return 0;
}
