/* Tries: to burn in small pieces, asleep whenever a clock may tick
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=100 wall_ms=20000
 */
#include "program.h"
int main(void) {
  while (used_cpu() < 0.3) {
    burn_for(0.002);
    usleep(500);
  }
  attack("three times its time", 1);
  return 0;
}
