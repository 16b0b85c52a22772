/* Tries: to sleep for long; what the wall limit ends is idle, whatever its status would have been
 * Allowed: idle_limit
 * Wall: verdict_of_wall
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  sleep(60);
  return 0;
}
