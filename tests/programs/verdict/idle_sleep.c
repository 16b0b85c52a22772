/* Tries: to stay without using the processor
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  usleep(1000000);
  attack("ten times its wall time", 1);
  return 0;
}
