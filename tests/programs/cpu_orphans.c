/* Tries: to burn in grandchildren that nobody waits for, while the main process sleeps.
 * Allowed: time_limit
 * Limits: cpu_ms=300 wall_ms=20000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 2; ++i) {
    if (fork() == 0) {
      if (fork() == 0) burn_forever();
      _exit(0);
    }
  }
  sleep(60);
  return 0;
}
