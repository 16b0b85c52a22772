/* Tries: to stop its parent, so that its end is never told
 * Allowed: ok
 * Wall: pid_namespace, two_identities
 * Limits: wall_ms=1000
 */
#include "program.h"
int main(void) {
  kill(getppid(), SIGSTOP);
  usleep(10000);
  return 0;
  return 0;
}
