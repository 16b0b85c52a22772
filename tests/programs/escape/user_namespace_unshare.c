/* Tries: to be root in a user namespace of its own
 * Allowed: ok
 * Wall: call:unshare
 */
#include "program.h"
int main(void) {
  attack("unshare", unshare(CLONE_NEWUSER) == 0);
  return 0;
}
