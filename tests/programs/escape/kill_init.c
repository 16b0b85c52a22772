/* Tries: to kill its parent, which reports its end
 * Allowed: ok
 * Wall: pid_namespace, two_identities
 */
#include "program.h"
int main(void) {
  kill(getppid(), SIGKILL);
  usleep(50000);
  return 0;
  return 0;
}
