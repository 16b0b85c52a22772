/* Tries: to wait for a child that waits for it
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    usleep(1000000);
    _exit(0);
  }
  wait(NULL);
  attack("ten times its wall time", 1);
  return 0;
}
