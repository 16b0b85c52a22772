/* Tries: kill(-1): everything that it may signal. The init and other boxes are out of reach
 * Allowed: ok
 * Wall: pid_namespace, two_identities
 * Prints: still here
 */
#include "program.h"
int main(void) {
  kill(-1, SIGKILL);
  kill(-1, SIGSTOP);
  printf("still here\n");
  return 0;
}
