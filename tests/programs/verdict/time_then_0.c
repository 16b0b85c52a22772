/* Tries: to use up its time and then to leave with 0 before anybody looks
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=40
 */
#include "program.h"
int main(void) {
  burn_for(0.06);
  while (used_cpu() < 0.055) {
  }
  return 0;
}
