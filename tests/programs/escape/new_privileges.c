/* Tries: to find that an exec could raise it
 * Allowed: ok
 * Wall: no_new_privs, capabilities
 */
#include "program.h"
int main(void) {
  attack("new privileges", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1);
  return 0;
}
