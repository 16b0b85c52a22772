/* Tries: to spin; the tree's processor time is in its way
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
int main(void) {
  burn_forever();
  return 0;
}
