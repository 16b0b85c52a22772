/* Tries: to burn in children that it waits for, one after the other
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150 wall_ms=20000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 10; ++i) {
    if (fork() == 0) {
      burn_for(0.05);
      _exit(0);
    }
    wait(NULL);
  }
  attack("children burned half a second", 1);
  return 0;
}
